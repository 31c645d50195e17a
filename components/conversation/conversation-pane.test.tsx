// @vitest-environment happy-dom
import { notifyManager, onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionsContext } from "@/components/data/actions-port";
import { conversationKey } from "@/components/data/conversation-query";
import { draftPlace } from "@/components/data/draft-place";
import { draftStore } from "@/components/data/draft-store";
import { idlePort } from "@/components/data/testing/idle-port";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { detail } from "@/lib/conversation/testing/detail";
import type { ErrorCode } from "@/lib/core/errors";
import { ConversationPane } from "./conversation-pane";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined }) }));

const conversation = detail({ id: "7", title: "Charged twice" });

const workspace = workspaceWith();

const performed = vi.fn(async () => null);
const port = idlePort({ perform: performed });

const answerWith = (status: number, code: ErrorCode, message: string) =>
  vi.stubGlobal("fetch", async () =>
    Response.json({ error: { code, message, requestId: "r-1" } }, { status }),
  );

const nothing = () => undefined;

const newClient = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspace);
  return client;
};

/** Each time that it is drawn. */
const actions = vi.fn(() => null);

const open = (client: QueryClient, onClose: () => void = nothing, alone = false) =>
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <ActionsContext value={port}>
          <ConversationPane id="7" onClose={onClose} actions={actions} alone={alone} />
        </ActionsContext>
      </ToastProvider>
    </QueryClientProvider>,
  );

/** Opens what is known, then asks anew. */
const openAndReread = async () => {
  const client = newClient();
  client.setQueryData(conversationKey("7"), conversation);
  open(client);
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
  onlineManager.setOnline(true);
  vi.useRealTimers();
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

it("is not drawn anew where it is read again and nothing is new", async () => {
  vi.stubGlobal("fetch", async () => Response.json(conversation));
  const client = newClient();
  client.setQueryData(conversationKey("7"), conversation);
  open(client);
  await act(() => client.refetchQueries({ queryKey: conversationKey("7") }));
  actions.mockClear();
  await act(() => client.refetchQueries({ queryKey: conversationKey("7") }));
  expect(actions).not.toHaveBeenCalled();
});

it("marks an unread conversation read by itself once it has stood there for a moment, so that z passes it over", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const client = newClient();
  const unread = { ...conversation, read: false };
  client.setQueryData(conversationKey("7"), unread);
  open(client);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(performed).not.toHaveBeenCalled();
  await act(() => vi.advanceTimersByTimeAsync(500));
  const [call] = performed.mock.calls;
  expect(call).toEqual([unread, { kind: "read", byItself: true }, { quiet: true }]);
});

describe("a conversation that is still to be read", () => {
  it("has its way back from the beginning, and names how long Intercom takes once that is long", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", () => new Promise(() => undefined));
    const onClose = vi.fn();
    open(newClient(), onClose);
    expect(screen.getByRole("status", { name: "Loading the conversation" }).textContent).toBe("");
    await act(() => vi.advanceTimersByTimeAsync(4000));
    expect(screen.getByText(/Intercom has taken 4/).getAttribute("aria-live")).toBe("off");
    fireEvent.click(screen.getByRole("button", { name: "Back to the queue" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("says that it waits for a connection where there is none, and is read when it comes", async () => {
    vi.stubGlobal("fetch", async () => Response.json(conversation));
    onlineManager.setOnline(false);
    open(newClient());
    expect(screen.getByRole("alert").textContent).toContain("You are offline");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
      "This conversation has not been read yet",
    );
    expect(screen.queryByRole("status", { name: "Loading the conversation" })).toBeNull();
    act(() => onlineManager.setOnline(true));
    expect(await screen.findByRole("heading", { name: "Charged twice" })).toBeTruthy();
  });
});
