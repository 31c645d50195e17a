// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionsContext, type ActionsPort } from "@/components/data/actions-port";
import { conversationKey } from "@/components/data/conversation-query";
import { draftPlace } from "@/components/data/draft-place";
import { draftStore } from "@/components/data/draft-store";
import { ToastProvider } from "@/components/ui/toasts";
import type { Workspace } from "@/lib/api/workspace";
import { detail } from "@/lib/conversation/testing/detail";
import type { ErrorCode } from "@/lib/core/errors";
import { ConversationPane } from "./conversation-pane";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined }) }));

const conversation = detail({ id: "7", title: "Charged twice" });

const workspace: Workspace = {
  me: { memberId: "m1", name: "Ada", email: "ada@demo.test", role: "agent", teammateId: "1" },
  name: "Demo",
  timeZone: "UTC",
  teammates: [],
  teams: [],
  tags: [],
  ticketTypes: [],
  attributes: { conversation: [], contact: [] },
  missing: [],
  inboxUrl: null,
};

const port: ActionsPort = {
  perform: async () => null,
  ask: () => {},
  performMany: async () => ({ done: [], failed: [] }),
  askMany: () => undefined,
  assignToMe: () => {},
  undoLast: () => undefined,
  onStack: () => undefined,
  showMoved: () => undefined,
  setTarget: () => {},
  composer: { current: null },
  wanted: { current: null },
  opener: { current: null },
  onwards: { current: null },
  renamer: { current: null },
};

const answerWith = (status: number, code: ErrorCode, message: string) =>
  vi.stubGlobal("fetch", async () =>
    Response.json({ error: { code, message, requestId: "r-1" } }, { status }),
  );

/** Opens what is known, then asks anew. */
const openAndReread = async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(conversationKey("7"), conversation);
  client.setQueryData(["workspace"], workspace);
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <ActionsContext value={port}>
          <ConversationPane id="7" onClose={() => {}} actions={() => null} />
        </ActionsContext>
      </ToastProvider>
    </QueryClientProvider>,
  );
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Charged twice");
  await act(() => client.refetchQueries({ queryKey: conversationKey("7") }));
};

beforeEach(() => {
  // What a query came to is on the screen when the call is over, not a timer later.
  notifyManager.setScheduler(queueMicrotask);
  localStorage.clear();
  draftStore.reload();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("a conversation that is deleted while it is open", () => {
  it("is shown as gone, with what one had written there to be copied", async () => {
    const draft = { text: "Dear Nora, half a", mode: "reply", key: "k" };
    localStorage.setItem(draftPlace("m1", "7"), JSON.stringify(draft));
    answerWith(404, "conversation_gone", "This conversation is gone.");
    await openAndReread();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("This conversation is gone");
    expect(screen.queryByText("Charged twice")).toBeNull();
    const kept = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "What you had written" });
    expect(kept.value).toBe("Dear Nora, half a");
    expect(kept.readOnly).toBe(true);
    expect(screen.getByRole("button", { name: "Back to the queue" })).not.toBeNull();
  });

  it("offers no empty field where nothing was written", async () => {
    answerWith(404, "conversation_gone", "This conversation is gone.");
    await openAndReread();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("is not taken for one that only cannot be read just now", async () => {
    answerWith(502, "intercom_unavailable", "Intercom answered 500.");
    await openAndReread();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Charged twice");
  });
});
