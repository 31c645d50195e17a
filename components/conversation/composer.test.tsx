// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draftStore } from "@/components/data/draft-store";
import { type HandOver, handOver } from "@/components/data/outgoing";
import { pendingActions } from "@/components/data/pending-actions";
import { pendingTickets } from "@/components/data/pending-tickets";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { type HeldOnTicket, isHeldOnTicket } from "@/lib/actions/held";
import type { SubjectKind } from "@/lib/actions/subject";
import type { ComposerMode } from "@/lib/api/composer-modes";
import type { Outgoing } from "@/lib/api/outgoing";
import { detail } from "@/lib/conversation/testing/detail";
import { isAppError } from "@/lib/core/errors";
import { Composer } from "./composer";
import { OutgoingDock } from "./outgoing-dock";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/",
  useSearchParams: () => new URLSearchParams(),
}));

const contact = { kind: "contact", id: "0123456789abcdef01234567", name: "Nora Field", email: null } as const;
const conversation = detail({ id: "7", title: "Charged twice", contact, contacts: [contact] });
const workspace = workspaceWith({ me: { role: "lead" } });

type Call = { method: string; path: string; body: Record<string, unknown> };
let calls: Call[] = [];
let server = new Map<string, Outgoing>();
let offline = false;
/** Calls that are done once, and their answers lost. */
let lost: RegExp[] = [];
/** Calls that never get there. */
let cut: RegExp[] = [];
/** Calls that are done once, and answered no more while their page lives. */
let held: RegExp[] = [];
/** What the server knows of, though it lists it no more. */
let past = new Map<string, Outgoing>();

const picture = () => new File(["x"], "shot.png", { type: "image/png" });
const dropOf = (files: readonly File[]) => ({ dataTransfer: { files, types: ["Files"] } });

/** Takes any file; happy-dom's own would ask the network. */
class TakingRequest {
  responseType = "";
  response: unknown = null;
  status = 0;
  readonly upload = {};
  onload: (() => void) | null = null;
  onloadend: (() => void) | null = null;
  open(): void {}
  setRequestHeader(): void {}
  abort(): void {}
  send(file: File): void {
    queueMicrotask(() => {
      const { name, type: contentType, size: sizeBytes } = file;
      this.status = 200;
      this.response = { uploadId: crypto.randomUUID(), name, contentType, sizeBytes };
      this.onload?.();
      this.onloadend?.();
    });
  }
}

const answer = ({ method, path, body }: Call): unknown => {
  const key = path.split("/")[3] ?? "";
  if (path === "/api/drafts") return { drafts: [] };
  if (path.startsWith("/api/drafts")) return { saved: true, version: 1 };
  if (path === "/api/outgoing" && method === "GET") return { messages: [...server.values()] };
  if (path === "/api/outgoing") {
    const made = {
      key: String(body.key),
      subject: body.subject === "ticket" ? "ticket" : "conversation",
      id: String(body.id),
      action: body.action as HeldOnTicket,
      state: "waiting",
      dueInMs: 8000,
      createdAtMs: 0,
      problem: null,
    } as const;
    if (!server.has(made.key)) server.set(made.key, made);
    return server.get(made.key);
  }
  const one = server.get(key);
  if (method === "DELETE" && one) server.set(key, { ...one, state: "taken_back", dueInMs: 0 });
  if (path.startsWith("/api/outgoing/")) return server.get(key) ?? past.get(key);
  return conversation;
};

beforeEach(() => {
  notifyManager.setScheduler(queueMicrotask);
  localStorage.clear();
  draftStore.reload();
  pendingActions.clear();
  calls = [];
  server = new Map();
  offline = false;
  lost = [];
  held = [];
  cut = [];
  past = new Map();
  vi.stubGlobal("XMLHttpRequest", TakingRequest);
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (offline) throw new TypeError("offline");
    const call = { method: init.method ?? "GET", path, body: JSON.parse(String(init.body ?? "{}")) };
    const gone = cut.findIndex((one) => one.test(`${call.method} ${path}`));
    if (gone !== -1) {
      cut.splice(gone, 1);
      throw new TypeError("no way through");
    }
    calls.push(call);
    const body = answer(call);
    const slow = held.findIndex((one) => one.test(`${call.method} ${path}`));
    if (slow !== -1) {
      held.splice(slow, 1);
      return new Promise<Response>(() => undefined);
    }
    const hit = lost.findIndex((one) => one.test(`${call.method} ${path}`));
    if (hit !== -1) {
      lost.splice(hit, 1);
      throw new TypeError("broken off");
    }
    if (body === undefined)
      return Response.json({ error: { code: "not_found", message: "Not known." } }, { status: 404 });
    return Response.json(body);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const show = (mode: ComposerMode | null = null, maySpeak = true, subject: SubjectKind = "conversation") => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspace);
  const onSend: HandOver = async (action, key) => {
    try {
      if (subject === "conversation") await handOver(client, { subject, id: "7", action, key, seen: null });
      else if (isHeldOnTicket(action)) await handOver(client, { subject, id: "7", action, key, seen: null });
      return { ok: true };
    } catch (error) {
      return { ok: false, error: isAppError(error) ? error : null };
    }
  };
  const shared = {
    owner: "m1",
    conversation,
    subject,
    hint: "Nobody sees it",
    blocked: null,
    maySpeak,
    onSend,
    handle: { current: null },
    wanted: { current: mode && { conversationId: "7", mode } },
  };
  return render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <main id="main" tabIndex={-1}>
          <Composer {...shared} />
        </main>
        <OutgoingDock />
      </ToastProvider>
    </QueryClientProvider>,
  );
};
const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Reply to Nora Field/ });
const write = (text: string) => fireEvent.change(field(), { target: { value: text } });
const posts = () => calls.filter(({ method, path }) => method === "POST" && path === "/api/outgoing");

describe("the field to write in", () => {
  it("comes in a contact's name where that was asked for before it was there, and only for who may", () => {
    show("contact");
    expect(screen.getByText(/^Written as/).textContent).toContain("Nora Field");
    cleanup();
    show("contact", false);
    expect(screen.queryByText(/^Written as/)).toBeNull();
    expect(field()).toBeTruthy();
  });

  it("hands a message over once, however often Send is pressed, and empties itself", async () => {
    show();
    write("On its way");
    const send = screen.getByRole("button", { name: "Send" });
    for (let press = 0; press < 10; press += 1) fireEvent.click(send);
    await screen.findByRole("button", { name: /Take back/ });
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.body).toMatchObject({ id: "7", action: { kind: "reply", text: "On its way" } });
    expect(field().value).toBe("");
    expect(pendingActions.all()).toHaveLength(1);
    expect(localStorage.getItem("switchyard:draft:m1:7")).toBeNull();
  });

  it("sends sixty thousand letters, and of more says how many are too many", async () => {
    show();
    write("x".repeat(60_002));
    expect(screen.getByText("2 characters too many")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true });
    expect(field().value).toHaveLength(60_002);
    expect(posts()).toEqual([]);
    write("x".repeat(60_000));
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(posts()).toHaveLength(1));
  });

  it("gives the focus to what one works with at Esc, its words kept", () => {
    show();
    write("Half a thought");
    field().focus();
    fireEvent.keyDown(field(), { key: "Escape", isComposing: true });
    expect(document.activeElement).toBe(field());
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(document.activeElement).toBe(screen.getByRole("main"));
    expect(field().value).toBe("Half a thought");
  });

  it("is followed by no region for what is on its way, here or elsewhere, before something is", async () => {
    show();
    await waitFor(() => expect(calls.some(({ path }) => path === "/api/outgoing")).toBe(true));
    expect(screen.queryByRole("region", { name: /^On (its|their) way$/ })).toBeNull();
    write("Now something is");
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(await screen.findByRole("region", { name: "On its way" })).toBeTruthy();
  });

  it("gets its words back when they are taken back, under another key", async () => {
    show();
    write("Too early");
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    fireEvent.click(await screen.findByRole("button", { name: /Take back/ }));
    await waitFor(() => expect(field().value).toBe("Too early"));
    expect(pendingActions.all()).toEqual([]);
    expect(draftStore.get("m1", "7").draft.key).not.toBe(posts()[0]?.body.key);
    await waitFor(() => expect(screen.queryByRole("button", { name: /Take back/ })).toBeNull());
  });

  it("gets them back once, however often that is pressed, also where the answer is lost", async () => {
    show();
    write("Too early");
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    const back = await screen.findByRole("button", { name: /Take back/ });
    lost = [/^DELETE/];
    for (let press = 0; press < 3; press += 1) fireEvent.click(back);
    await waitFor(() => expect(field().value).toBe("Too early"));
    await waitFor(() => expect(screen.queryByRole("button", { name: /Take back/ })).toBeNull());
    expect(field().value).toBe("Too early");
    expect(await screen.findAllByText(/^Taken back/)).toHaveLength(1);
  });

  it.each([
    ["is taken back where only the answer was lost, and that is said", [/^DELETE/], true],
    ["has its words back where not even a look was answered", [/^DELETE/, /^GET .*outgoing\/./], false],
  ])("%s", async (_, answers, isSaid) => {
    show();
    write("Too early");
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    const back = await screen.findByRole("button", { name: /Take back/ });
    lost = [...answers];
    fireEvent.click(back);
    await waitFor(() => expect(field().value).toBe("Too early"));
    if (isSaid) await screen.findByText(/^Taken back/);
    expect(screen.queryAllByText(/cannot be reached/).length > 0).toBe(!isSaid);
    await waitFor(() => expect(screen.queryByRole("button", { name: /Take back/ })).toBeNull());
    expect(field().value).toBe("Too early");
  });

  it.each([
    ["is still listed", false],
    ["is listed no more", true],
  ])("is there again after a reload while it was being taken back, once, while it %s", async (_, isPast) => {
    show();
    write("Too early");
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    const back = await screen.findByRole("button", { name: /Take back/ });
    // Nor does the list tell this page of it.
    held = [/^DELETE/, ...Array.from({ length: 20 }, () => /^GET .*outgoing$/)];
    fireEvent.click(back);
    await waitFor(() => expect([...server.values()]).toMatchObject([{ state: "taken_back" }]));
    expect(draftStore.get("m1", "7").draft.text).toBe("");
    cleanup();
    held = [];
    draftStore.reload();
    if (isPast) [past, server] = [server, past];
    for (let page = 0; page < 2; page += 1) {
      show();
      await waitFor(() => expect(field().value).toBe("Too early"));
      await act(async () => undefined);
      expect(field().value).toBe("Too early");
      cleanup();
    }
  });

  it("is handed over where only the answer was lost, so that nobody sends it a second time", async () => {
    show();
    write("Once");
    lost = [/^POST/];
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    await screen.findByRole("button", { name: /Take back/ });
    expect(field().value).toBe("");
    expect(screen.queryByText(/Not sent/)).toBeNull();
    expect([...server.values()]).toHaveLength(1);
  });

  it("has the words again that its page took with it before the server had them, under their key", async () => {
    draftStore.write("m1", "7", { text: "In a tunnel" });
    const going = draftStore.get("m1", "7").draft;
    draftStore.handOver("m1", "7", going);
    draftStore.reload();
    show();
    await waitFor(() => expect(field().value).toBe("In a tunnel"));
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect(posts()[0]?.body.key).toBe(going.key);
  });

  it("has each of several back once", async () => {
    for (const id of ["7", "8", "9"]) {
      draftStore.write("m1", id, { text: `Words of ${id}` });
      draftStore.handOver("m1", id, draftStore.get("m1", id).draft);
    }
    draftStore.reload();
    show();
    const words = () => ["7", "8", "9"].map((id) => draftStore.get("m1", id).draft.text);
    await waitFor(() => expect(words()).toEqual(["Words of 7", "Words of 8", "Words of 9"]));
    const asked = () =>
      calls.filter(({ method, path }) => method === "GET" && path.startsWith("/api/outgoing/"));
    await waitFor(() => expect(asked().length).toBeGreaterThan(3));
    await act(async () => undefined);
    expect(words()).toEqual(["Words of 7", "Words of 8", "Words of 9"]);
  });

  it("stays empty where the server had them, though it was long ago", async () => {
    draftStore.write("m1", "7", { text: "Sent long ago" });
    const going = draftStore.get("m1", "7").draft;
    draftStore.handOver("m1", "7", going);
    draftStore.reload();
    past.set(going.key, {
      key: going.key,
      subject: "conversation",
      id: "7",
      action: { kind: "reply", text: "Sent long ago" },
      state: "sent",
      dueInMs: 0,
      createdAtMs: 0,
      problem: null,
    });
    show();
    await waitFor(() => expect(localStorage.getItem("switchyard:draft:m1:7")).toBeNull());
    expect(field().value).toBe("");
  });

  it("says where the browser keeps nothing, and when the server has it at least", async () => {
    vi.stubGlobal("localStorage", {
      length: 0,
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    show();
    write("No room");
    expect(screen.getByText("This browser keeps no drafts: send before you leave")).toBeTruthy();
    expect(await screen.findByText("Draft kept on the server only", {}, { timeout: 5000 })).toBeTruthy();
    draftStore.clear("m1", "7");
  });

  it.each([
    ["dropped on the conversation", () => fireEvent.drop(screen.getByRole("main"), dropOf([picture()]))],
    ["pasted", () => fireEvent.paste(field(), { clipboardData: { files: [picture()], types: ["Files"] } })],
  ])("takes a file that is %s, and sends it along", async (_, give) => {
    show();
    give();
    const files = await screen.findByRole("list", { name: "Attachments" });
    await waitFor(() => expect(files.textContent).toContain("shot.png"));
    await screen.findByRole("button", { name: "Remove shot.png" });
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    await waitFor(() =>
      expect(posts()[0]?.body.action).toMatchObject({ kind: "reply", files: [{ name: "shot.png" }] }),
    );
  });

  it("takes no eleventh address, and says why", async () => {
    const urls = Array.from({ length: 10 }, (_, at) => `https://files.test/${at}.pdf`);
    draftStore.write("m1", "7", { urls });
    show();
    fireEvent.click(screen.getByRole("button", { name: "Attach from a web address" }));
    const address = await screen.findByRole("textbox", { name: "Address of the file" });
    fireEvent.change(address, { target: { value: "https://files.test/10.pdf" } });
    fireEvent.click(screen.getByRole("button", { name: "Attach" }));
    expect(await screen.findByText("At most 10 attachments go with one message.")).toBeTruthy();
    expect(draftStore.get("m1", "7").draft.urls).toEqual(urls);
  });

  it("takes no file of what is pasted as words", async () => {
    show();
    const both = { clipboardData: { files: [picture()], types: ["text/plain", "Files"] } };
    fireEvent.paste(field(), both);
    expect(screen.queryByRole("list", { name: "Attachments" })).toBeNull();
  });

  it("is not called not sent where nobody knows, and is asked about until that is known", async () => {
    show();
    write("Into a tunnel");
    lost = [/^POST/, /^GET .*outgoing\/./];
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    await screen.findByText(/^Nobody knows yet whether that has reached Switchyard/);
    await screen.findByRole("button", { name: /Take back/ });
    await waitFor(() => expect(draftStore.get("m1", "7").going).toBeNull());
    expect(screen.queryByText(/Not sent/)).toBeNull();
    expect(field().value).toBe("");
    expect([...server.values()]).toHaveLength(1);
  });

  it("gives the words back, under their key, where a later look tells that it never came", async () => {
    show();
    write("Into a tunnel");
    const { key } = draftStore.get("m1", "7").draft;
    cut = [/^POST/, /^GET .*outgoing\/./];
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    await screen.findByText(/^Nobody knows yet whether that has reached Switchyard/);
    await waitFor(() => expect(field().value).toBe("Into a tunnel"));
    expect(draftStore.get("m1", "7")).toMatchObject({ draft: { key }, going: null });
    expect([...server.values()]).toEqual([]);
  });

  it("keeps the words, and their key, where they could not be handed over", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    show();
    write("Through a tunnel");
    const { key } = draftStore.get("m1", "7").draft;
    offline = true;
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(await screen.findByText(/Not sent: .* Your words are still in the field/)).toBeTruthy();
    expect(field().value).toBe("Through a tunnel");
    expect(draftStore.get("m1", "7")).toMatchObject({ draft: { key }, going: null });
    offline = false;
    fireEvent.click(screen.getByRole("button", { name: "Send" }));
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect(posts()[0]?.body.key).toBe(key);
  });

  it("sends and closes in one go", async () => {
    show();
    write("Solved");
    fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(posts()[0]?.body.action).toEqual({ kind: "close", message: "Solved" }));
  });

  it("says in whose name it will stand, and sends it so", async () => {
    show();
    write("I called about it");
    fireEvent.click(screen.getByRole("tab", { name: "As contact" }));
    expect(screen.getByText(/Written as/).textContent).toContain("Nora Field");
    fireEvent.click(screen.getByRole("button", { name: "Add as the contact" }));
    await waitFor(() =>
      expect(posts()[0]?.body.action).toEqual({
        kind: "reply-as-contact",
        contactId: contact.id,
        text: "I called about it",
      }),
    );
  });

  it("lets arrow keys go from tab to tab", () => {
    show();
    const tab = (name: string) => screen.getByRole("tab", { name });
    tab("Reply").focus();
    fireEvent.keyDown(tab("Reply"), { key: "ArrowRight" });
    expect(document.activeElement).toBe(tab("Note"));
    expect(tab("Reply").getAttribute("aria-selected")).toBe("true");
    fireEvent.keyDown(tab("Note"), { key: "ArrowLeft" });
    expect(document.activeElement).toBe(tab("Reply"));
  });

  it("asks once more where a saved reply has left something open, and takes a double click for one press", async () => {
    show();
    write("Dear {{company.name}}");
    const send = screen.getByRole("button", { name: "Send" });
    for (const detail of [1, 2]) fireEvent.click(send, { detail });
    expect(await screen.findByText(/is not filled in/)).toBeTruthy();
    expect(posts()).toHaveLength(0);
    fireEvent.click(send);
    await waitFor(() => expect(posts()).toHaveLength(1));
  });

  it("shows how each message stands that did not go out, with what can be done", async () => {
    const base = {
      subject: "conversation",
      id: "7",
      action: { kind: "reply", text: "x" },
      dueInMs: 0,
      createdAtMs: 0,
    } as const;
    server.set("a", {
      ...base,
      key: "a",
      state: "held",
      problem: { code: "moved", message: "They wrote again." },
    });
    server.set("b", { ...base, key: "b", state: "unknown", problem: null });
    server.set("c", {
      ...base,
      key: "c",
      state: "failed",
      problem: { code: "forbidden", message: "Not allowed." },
    });
    show();
    expect(await screen.findByText(/They wrote again/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Send anyway" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Look again" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Send again" })).toBeTruthy();
    await act(async () => fireEvent.click(screen.getByRole("button", { name: "Send anyway" })));
    expect(
      calls.at(-1)?.path === "/api/outgoing/a/now" || calls.some((one) => one.path === "/api/outgoing/a/now"),
    ).toBe(true);
  });

  it("keeps what is written on a ticket apart from a conversation with the same id, and sends it there", async () => {
    show(null, false, "ticket");
    expect(screen.queryByRole("tab", { name: "As contact" })).toBeNull();
    expect(screen.getByText("Nobody sees it")).toBeTruthy();
    write("On the ticket");
    expect(draftStore.get("m1", "ticket-7").draft.text).toBe("On the ticket");
    expect(draftStore.get("m1", "7").draft.text).toBe("");
    fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true, shiftKey: true });
    expect(screen.queryByRole("button", { name: "Send and close" })).toBeNull();
    expect(posts()).toEqual([]);
    fireEvent.keyDown(field(), { key: "Enter", ctrlKey: true });
    fireEvent.click(await screen.findByRole("button", { name: /Take back/ }));
    await waitFor(() => expect(field().value).toBe("On the ticket"));
    expect(posts()[0]?.body).toMatchObject({
      subject: "ticket",
      id: "7",
      action: { kind: "reply", text: "On the ticket" },
    });
    expect(pendingTickets.all()).toEqual([]);
    cleanup();
    show();
    expect(field().value).toBe("");
  });

  it("shows in the dock what waits on a ticket that is not open, with the way there", async () => {
    const facts = { dueInMs: 8000, createdAtMs: 0, problem: null, state: "waiting" } as const;
    server.set("t", { ...facts, key: "t", subject: "ticket", id: "7", action: { kind: "note", text: "x" } });
    show();
    const link = await screen.findByRole("link", { name: "Show" });
    expect(link.getAttribute("href")).toBe("/tickets/7");
    expect(pendingTickets.all()).toMatchObject([{ key: "t", ticketId: "7" }]);
    pendingTickets.remove("t");
  });
});

it("puts off what stands over other pages and waits for a person, until it stands otherwise", async () => {
  const action = { kind: "reply", text: "Hello" } as const;
  const message = { key: "k8", subject: "conversation", id: "8", action, dueInMs: 0 } as const;
  server.set("k8", { ...message, state: "unknown", createdAtMs: 0, problem: null });
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Put off" }));
  expect(screen.queryByText(/Nobody knows yet/)).toBeNull();
});
