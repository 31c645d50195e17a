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
import { phone } from "@/components/ui/use-media";
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

const pane = (
  client: QueryClient,
  onClose: () => void = nothing,
  known: string | null = null,
  id: string = "7",
) => (
  <QueryClientProvider client={client}>
    <ToastProvider>
      <ActionsContext value={port}>
        <div id="main" tabIndex={-1}>
          <ConversationPane id={id} onClose={onClose} actions={actions} known={known} />
        </div>
      </ActionsContext>
    </ToastProvider>
  </QueryClientProvider>
);

const open = (...how: Parameters<typeof pane>) => render(pane(...how));

const heading = () => screen.getByRole("heading", { level: 1 }).textContent;
const isLoading = () => screen.queryByText("Loading the conversation") !== null;
const workplace = () => document.getElementById("main");

/** Opens what is known, then asks anew. */
const openAndReread = async () => {
  const client = newClient();
  client.setQueryData(conversationKey("7"), conversation);
  open(client);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Charged twice");
  await act(() => client.refetchQueries({ queryKey: conversationKey("7") }));
  return client;
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
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a conversation that is deleted while it is open", () => {
  it("is shown as gone, with what one had written there to be copied", async () => {
    const draft = { text: "Dear Nora, half a", mode: "reply", key: "k" };
    localStorage.setItem(draftPlace("m1", "7"), JSON.stringify(draft));
    answerWith(404, "conversation_gone", "This conversation is gone.");
    await openAndReread();
    expect(heading()).toBe("This conversation is gone");
    expect(screen.getByRole("main").nextElementSibling).toBeNull();
    expect(screen.queryByText("Charged twice")).toBeNull();
    const kept = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "What you had written" });
    expect(kept.value).toBe("Dear Nora, half a");
    expect(kept.readOnly).toBe(true);
    expect(screen.getByRole("button", { name: "Back to the queue" })).not.toBeNull();
  });

  it("stays gone with what one had written where it is asked for again without a connection", async () => {
    localStorage.setItem(draftPlace("m1", "7"), JSON.stringify({ text: "Half a", mode: "reply", key: "k" }));
    answerWith(404, "conversation_gone", "This conversation is gone.");
    const client = await openAndReread();
    onlineManager.setOnline(false);
    await act(async () => void client.refetchQueries({ queryKey: conversationKey("7") }));
    expect(client.getQueryState(conversationKey("7"))?.fetchStatus).toBe("paused");
    expect(heading()).toBe("This conversation is gone");
    expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("Half a");
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

it("gives each conversation a thread and a field of its own", async () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const client = newClient();
  client.setQueryData(conversationKey("7"), conversation);
  client.setQueryData(conversationKey("8"), detail({ id: "8", title: "Where is it" }));
  const { rerender } = open(client);
  const write = () => screen.findByRole("textbox", {}, { timeout: 10_000 });
  const thread = () => screen.getByRole("region", { name: "Thread" });
  const before = { field: await write(), thread: thread() };
  rerender(pane(client, nothing, null, "8"));
  expect(heading()).toBe("Where is it");
  expect(thread()).not.toBe(before.thread);
  expect(before.field.isConnected).toBe(false);
  expect(await write()).not.toBe(before.field);
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

it("marks read what stands there, and not what was passed by", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const client = newClient();
  const next = detail({ id: "8", read: false });
  client.setQueryData(conversationKey("7"), { ...conversation, read: false });
  client.setQueryData(conversationKey("8"), next);
  const { rerender } = open(client);
  await act(() => vi.advanceTimersByTimeAsync(1000));
  rerender(pane(client, nothing, null, "8"));
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(performed).not.toHaveBeenCalled();
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(performed.mock.calls).toEqual([[next, { kind: "read", byItself: true }, { quiet: true }]]);
});

it("is told of anew on a phone, one after the other", () => {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: query === phone,
    addEventListener: nothing,
    removeEventListener: nothing,
  }));
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const client = newClient();
  for (const id of ["7", "8"]) client.setQueryData(conversationKey(id), detail({ id }));
  const { rerender } = open(client);
  const main = screen.getByRole("main");
  expect(document.activeElement).toBe(main);
  const told: EventTarget[] = [];
  main.addEventListener("focus", () => told.push(main));
  rerender(pane(client, nothing, null, "8"));
  expect(told).toEqual([main]);
  expect(document.activeElement).toBe(main);
});

describe("a conversation that is still to be read", () => {
  it("names how long Intercom takes for this one, not for the one before", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", () => new Promise(() => undefined));
    const client = newClient();
    const { rerender } = open(client);
    await act(() => vi.advanceTimersByTimeAsync(4000));
    expect(screen.getByText(/Intercom has taken 4/)).toBeDefined();
    rerender(pane(client, nothing, null, "8"));
    expect(screen.queryByText(/Intercom has taken/)).toBeNull();
  });

  it("has its way back from the beginning, and names how long Intercom takes once that is long", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", () => new Promise(() => undefined));
    const onClose = vi.fn();
    open(newClient(), onClose);
    await act(() => vi.advanceTimersByTimeAsync(4000));
    expect(screen.getByText(/Intercom has taken 4/).getAttribute("aria-live")).toBe("off");
    fireEvent.click(screen.getByRole("button", { name: "Back to the queue" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("says aloud that it is on its way, and reads out no button as news", () => {
    vi.stubGlobal("fetch", () => new Promise(() => undefined));
    open(newClient());
    expect(screen.getByRole("button", { name: "Back to the queue" }).closest("[role=status]")).toBeNull();
    expect(screen.getByRole("status").textContent).toBe("Loading the conversation");
  });

  it("keeps the focus of its way back when the words come", async () => {
    let answer = (_response: Response) => {};
    vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => (answer = resolve)));
    open(newClient());
    screen.getByRole("button", { name: "Back to the queue" }).focus();
    answer(Response.json(conversation));
    await screen.findByRole("heading", { name: "Charged twice" });
    await vi.waitFor(() => expect(document.activeElement).toBe(workplace()));
  });

  describe("without a connection", () => {
    beforeEach(() => {
      vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
      onlineManager.setOnline(false);
    });

    it("says what it waits for, under its name, and is read when there is one", async () => {
      vi.stubGlobal("fetch", async () => Response.json(conversation));
      open(newClient(), nothing, "Called twice");
      expect(screen.getByText("Called twice")).toBeTruthy();
      expect(screen.getByRole("alert").textContent).toContain("You are offline");
      expect(heading()).toBe("This conversation has not been read yet");
      expect(isLoading()).toBe(false);
      act(() => onlineManager.setOnline(true));
      expect(await screen.findByRole("heading", { name: "Charged twice" })).toBeTruthy();
    });

    it("keeps the focus when it goes from one state to the next", async () => {
      vi.stubGlobal("fetch", () => new Promise(() => undefined));
      open(newClient());
      screen.getByRole("button", { name: "Back to the queue" }).focus();
      act(() => onlineManager.setOnline(true));
      await vi.waitFor(() => expect(isLoading()).toBe(true));
      expect(document.activeElement).toBe(workplace());
    });

    it("is read all the same where somebody knows better than the browser", async () => {
      vi.stubGlobal("fetch", async () => Response.json(conversation));
      open(newClient());
      fireEvent.click(screen.getByRole("button", { name: "Try anyway" }));
      expect(await screen.findByRole("heading", { name: "Charged twice" })).toBeTruthy();
      expect(onlineManager.isOnline()).toBe(true);
    });

    it("believes the browser again where trying did not help, and says so under its name", async () => {
      vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no way")));
      open(newClient(), nothing, "Called twice");
      fireEvent.click(screen.getByRole("button", { name: "Try anyway" }));
      const failed = await screen.findByRole("heading", { name: "The conversation could not be read" });
      expect(failed).toBeTruthy();
      expect(screen.getByText("Called twice")).toBeTruthy();
      await vi.waitFor(() => expect(onlineManager.isOnline()).toBe(false));
      fireEvent.click(screen.getByRole("button", { name: "Try again" }));
      expect(await screen.findByRole("button", { name: "Try anyway" })).toBeTruthy();
    });
  });
});
