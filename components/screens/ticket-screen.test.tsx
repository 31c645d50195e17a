// @vitest-environment happy-dom
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionsProvider } from "@/components/actions/actions-provider";
import { UnsureStrip } from "@/components/actions/unsure-strip";
import { draftStore } from "@/components/data/draft-store";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { SettingsProvider } from "@/components/data/settings";
import { workspaceWith } from "@/components/data/testing/workspace";
import { unsure } from "@/components/data/unsure";
import { ToastProvider } from "@/components/ui/toasts";
import { HotkeysProvider } from "@/components/ui/use-hotkeys";
import { ticketOf } from "@/lib/actions/testing/ticket";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { ticketRevision } from "@/lib/actions/ticket-revision";
import { defaultSettings, type Settings } from "@/lib/api/settings-model";
import { part } from "@/lib/conversation/testing/part";
import { TicketScreen } from "./ticket-screen";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/tickets/7",
  useSearchParams: () => new URLSearchParams(),
}));

const nora = { kind: "contact", id: "0123456789abcdef01234567", name: "Nora Field", email: null } as const;
const says = (id: string, words: string) => part({ id, author: nora, html: `<p>${words}</p>` });
const workspace = workspaceWith({ me: { role: "lead", teammateId: "5" } });

let client: QueryClient;
let asked: string[];
let sent: { readonly path: string; readonly body: Record<string, unknown> }[];
let journal: readonly unknown[];
/** What Intercom has by now. */
let now: TicketDetail;

const answer = (path: string): unknown => {
  if (path.startsWith("/api/tickets/7/news")) return { ticket: now, stale: false };
  if (path === "/api/tickets/7/actions") return { ticket: now, tag: null, journalId: "j" };
  if (path.endsWith("/look"))
    return { conversation: null, warning: null, ofTicket: { ticket: now, tag: null, journalId: "j" } };
  if (path.startsWith("/api/journal")) return { rows: journal };
  if (path === "/api/drafts") return { drafts: [] };
  if (path.startsWith("/api/drafts")) return { saved: true, version: 1 };
  return path === "/api/outgoing" ? { messages: [] } : {};
};

const open = (ticket: TicketDetail, settings: Partial<Settings> = {}) => {
  now = ticket;
  client.setQueryData(["workspace"], workspace);
  client.setQueryData(["ticket", "7"], ticket);
  render(
    <QueryClientProvider client={client}>
      <HealthContext value={createHealthWatch(Date.now, () => undefined)}>
        <SettingsProvider initial={{ ...defaultSettings, ...settings }}>
          <HotkeysProvider singleKeys>
            <ToastProvider>
              <ActionsProvider>
                <TicketScreen id="7" />
                <section aria-label="The conversation of that id">
                  <UnsureStrip place="7" />
                </section>
              </ActionsProvider>
            </ToastProvider>
          </HotkeysProvider>
        </SettingsProvider>
      </HealthContext>
    </QueryClientProvider>,
  );
};
/** Half a minute has gone by. */
const newsComes = () => act(() => client.refetchQueries({ queryKey: ["open-news"] }));

beforeEach(() => {
  notifyManager.setScheduler(queueMicrotask);
  localStorage.clear();
  draftStore.reload();
  client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } },
  });
  [asked, sent, journal] = [[], [], []];
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    asked.push(path);
    if (typeof init?.body === "string") sent.push({ path, body: JSON.parse(init.body) });
    return Response.json(answer(path));
  });
});
afterEach(() => {
  cleanup();
  client.clear();
  unsure.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("shows what others do to the ticket that is open, and leaves words, marks and focus where they are", async () => {
  const ticket = ticketOf({ contacts: [nora], parts: [says("1", "It jams")] });
  const user = userEvent.setup();
  open(ticket);
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Reply to Nora Field" });
  await user.type(field, "We come tomorrow");
  field.setSelectionRange(3, 7);
  now = {
    ...ticket,
    stateId: "2",
    stateLabel: "In progress",
    parts: [...ticket.parts, says("2", "Still jams")],
  };
  await newsComes();
  expect(asked).toContain(`/api/tickets/7/news?revision=${ticketRevision(ticket)}`);
  await screen.findByText("Still jams");
  expect(screen.getByRole("button", { name: "State: In progress" })).toBeTruthy();
  expect(document.activeElement).toBe(field);
  expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(["We come tomorrow", 3, 7]);
});

it("leaves a field that is being changed to whoever changes it, though a colleague has changed it meanwhile", async () => {
  const ticket = ticketOf({ contacts: [nora] });
  const user = userEvent.setup();
  open(ticket);
  await user.click(screen.getByRole("button", { name: "Change Users" }));
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Users" });
  await user.clear(field);
  await user.type(field, "12");
  const fields = ticket.fields.map((one) => (one.name === "Users" ? { ...one, value: 9 } : one));
  now = { ...ticket, fields, open: false };
  await newsComes();
  await screen.findAllByRole("button", { name: "Open again" });
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe("12");
});

const actions = () =>
  sent.flatMap(({ path, body }) => (path === "/api/tickets/7/actions" ? [body.action] : []));
const closeButton = () => screen.getAllByRole("button", { name: /^Close/ }).at(0) ?? document.body;
const emptied = (ticket: TicketDetail): TicketDetail => ({
  ...ticket,
  fields: ticket.fields.map((one) => (one.name === "Users" ? { ...one, required: true, value: null } : one)),
  states: [...ticket.states, { id: "9", category: "resolved", label: "Sorted out" }],
});

describe("before a ticket is closed or resolved", () => {
  const waits = emptied(ticketOf({ contacts: [nora], parts: [says("1", "It jams")] }));

  it("says what stands open; the same key goes ahead", async () => {
    const user = userEvent.setup();
    open(waits);
    await user.type(await screen.findByRole("textbox", { name: "Reply to Nora Field" }), "We come");
    await user.click(closeButton());
    const dialog = await screen.findByRole("dialog", { name: "Before you close" });
    const points = within(dialog)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
    expect(points).toHaveLength(3);
    expect(points[0]).toContain("begun to write and not sent it");
    expect(points[1]).toContain("nobody has answered");
    expect(points[2]).toMatch(/A required attribute has no value: .*Users/);
    expect(actions()).toEqual([]);
    fireEvent.keyDown(dialog, { key: "e" });
    await expect.poll(actions).toEqual([{ kind: "close" }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("asks where a state counts as resolved, and not where it does not; Shift+S goes ahead", async () => {
    open(waits);
    const choose = async (label: string) => {
      const list = screen.getByRole("menu", { name: "State", hidden: true });
      list.hidePopover = () => undefined;
      fireEvent(list, Object.assign(new Event("beforetoggle"), { newState: "open" }));
      fireEvent.click(await screen.findByRole("menuitemradio", { name: label, hidden: true }));
    };
    await choose("In progress");
    await expect.poll(actions).toMatchObject([{ kind: "state", state: { id: "2" } }]);
    await choose("Sorted out");
    const dialog = await screen.findByRole("dialog", { name: "Before you resolve it" });
    expect(within(dialog).getByRole("button", { name: /^Change state anyway/ })).toBe(document.activeElement);
    fireEvent.keyDown(dialog, { key: "S", shiftKey: true });
    await expect.poll(actions).toMatchObject([{ state: { id: "2" } }, { state: { id: "9" } }]);
  });

  it("leaves it as it was on the way back, and asks no more about what one does not want to be asked", async () => {
    const user = userEvent.setup();
    open(waits, {
      checksBeforeClose: { unanswered: true, requiredAttributes: false, openTicket: true, draft: true },
    });
    await user.click(closeButton());
    const dialog = await screen.findByRole("dialog", { name: "Before you close" });
    expect(within(dialog).getAllByRole("listitem")).toHaveLength(1);
    await user.click(within(dialog).getByRole("checkbox", { name: "Do not ask about this again" }));
    await user.click(within(dialog).getByRole("button", { name: "Back" }));
    expect(actions()).toEqual([]);
    await user.click(closeButton());
    await expect.poll(actions).toEqual([{ kind: "close" }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

it("shows as unknown what nobody knew the end of when the page before went away, until a look has told", async () => {
  const row = {
    kind: "ticket",
    id: "11111111-1111-4111-8111-111111111111",
    at: Math.floor(Date.now() / 1000) - 60,
    who: { memberId: "m1", name: "Ada", isMe: true },
    ticketId: "7",
    action: { kind: "close" },
    outcome: "unknown",
    undoable: false,
    undone: false,
    undoOf: null,
    why: null,
  };
  const said = { ...row, id: "22222222-2222-4222-8222-222222222222", action: { kind: "reply", text: "x" } };
  journal = [row, said];
  open(ticketOf());
  fireEvent.pointerDown(document.body);
  const strip = await screen.findByText("Nobody knows yet whether this was done: Closed “Printer”.");
  expect(within(screen.getByRole("main")).getAllByRole("button", { name: "Look again" })).toHaveLength(1);
  expect(screen.getByRole("region", { name: "The conversation of that id" }).textContent).toBe("");
  now = ticketOf({ open: false });
  fireEvent.click(screen.getByRole("button", { name: "Look again" }));
  await screen.findByText(/^It was done: Closed/);
  await waitFor(() => expect(strip.isConnected).toBe(false));
  expect(screen.getAllByRole("button", { name: "Open again" })).not.toHaveLength(0);
  expect(sent.map(({ path }) => path)).toEqual([`/api/journal/${row.id}/look`]);
});

describe("from the menu of all that can be done to it", () => {
  const choose = (name: string) => {
    const [menu] = screen.getAllByRole("menu", { name: "More actions", hidden: true });
    if (!menu) throw new Error("there is a menu");
    fireEvent(menu, Object.assign(new Event("beforetoggle"), { newState: "open" }));
    fireEvent.click(within(menu).getByRole("menuitem", { name, hidden: true }));
  };
  beforeEach(() => {
    HTMLElement.prototype.hidePopover = () => undefined;
  });
  afterEach(() => {
    Reflect.deleteProperty(HTMLElement.prototype, "hidePopover");
    Reflect.deleteProperty(HTMLElement.prototype, "offsetParent");
  });

  it("asks which conversation is to be unlinked", async () => {
    open(ticketOf({ category: "Tracker", conversationIds: ["3", "41"] }));
    choose("Unlink a conversation");
    const dialog = await screen.findByRole("dialog", { name: "Unlink a conversation" });
    fireEvent.click(await within(dialog).findByRole("option", { name: "Conversation 41" }));
    await expect
      .poll(() => sent.find(({ path }) => path === "/api/tickets/7/actions")?.body)
      .toMatchObject({ action: { kind: "unlink", conversationId: "41" } });
  });

  it("asks which of its tags is to be taken off, where Intercom tells them", async () => {
    open(ticketOf({ tags: null }));
    expect(() => choose("Remove tag")).toThrow(/Unable to find .*"menuitem" and name "Remove tag"/);
    cleanup();
    open(ticketOf({ tags: [{ id: "30", name: "vip" }] }));
    choose("Remove tag");
    const dialog = await screen.findByRole("dialog", { name: "Remove tag" });
    fireEvent.click(await within(dialog).findByRole("option", { name: /^vip/ }));
    await expect
      .poll(() => sent.find(({ path }) => path === "/api/tickets/7/actions")?.body)
      .toMatchObject({ action: { kind: "untag", tag: { id: "30" } } });
  });

  it.each([
    ["beside the thread", false],
    ["which take the place of the thread where there is no room", true],
  ])("leads to its fields, %s", (_, isNarrow) => {
    vi.spyOn(Element.prototype, "checkVisibility").mockImplementation(function (this: Element) {
      return !isNarrow || this.closest("section.hidden") === null;
    });
    open(ticketOf());
    choose("Set an attribute");
    const focused = document.activeElement;
    expect(focused?.getAttribute("aria-label")).toBe("Change Title");
    expect(focused?.closest("section.hidden") === null).toBe(isNarrow);
  });
});
