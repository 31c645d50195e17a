// @vitest-environment happy-dom
import { notifyManager, onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createHealthWatch, HealthContext } from "@/components/data/health";
import { tabBeside } from "@/components/data/testing/tabs";
import { workspaceWith } from "@/components/data/testing/workspace";
import { ToastProvider } from "@/components/ui/toasts";
import { ticketOf } from "@/lib/actions/testing/ticket";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { JournalRow, TicketJournalRow } from "@/lib/api/journal";
import { detail } from "@/lib/conversation/testing/detail";
import { JournalList } from "./journal-list";
import { journalRow as row } from "./testing/journal-row";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/journal",
}));

const workspace = workspaceWith({ me: { teammateId: "9" } });
const tab = tabBeside();

const ticketRow = (over: Partial<TicketJournalRow>): TicketJournalRow => {
  const { conversationId, ...rest } = row({});
  return { ...rest, kind: "ticket", ticketId: "38", action: { kind: "close" }, ...over };
};

type Undo = { readonly path: string; readonly key: string };
let undos: Undo[] = [];

const show = (rows: readonly JournalRow[], answer: () => Response, q = "") => {
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (path.startsWith("/api/journal/news")) return Response.json({ count: 0 });
    if (init?.method !== "POST") return Response.json({ rows, next: null, newest: "9" });
    undos.push({ path, key: JSON.parse(String(init.body)).key });
    return answer();
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["workspace"], workspace);
  client.setQueryData(["conversation", "7"], detail({ id: "7", title: "Parcel" }));
  client.setQueryData(["conversation", "12"], detail({ id: "12" }));
  render(
    <QueryClientProvider client={client}>
      <HealthContext value={createHealthWatch(Date.now, () => undefined)}>
        <ToastProvider>
          <JournalList q={q} />
        </ToastProvider>
      </HealthContext>
    </QueryClientProvider>,
  );
  return client;
};

const facts = { ticket: null, tag: null, contact: null, warning: null, journalId: "j2", ofTicket: null };
const done = () => Response.json({ ...facts, conversation: detail({ id: "7", title: "Parcel" }) });
/** The answer of what was done to a ticket. */
const doneTo = (ticket: TicketDetail | null) => () =>
  Response.json({ ...facts, conversation: null, ofTicket: { ticket, tag: null, journalId: "j2" } });
const refused = (code: string, message: string) => () =>
  Response.json({ error: { code, message } }, { status: 409 });

beforeEach(() => {
  notifyManager.setScheduler((callback) => callback());
  undos = [];
});
afterEach(() => {
  cleanup();
  onlineManager.setOnline(true);
  vi.unstubAllGlobals();
});

it("calls what this browser has not read what the server knows it as, and by its number what nobody has", async () => {
  show(
    [
      row({ conversationId: "8", name: "Charged twice" }),
      row({ id: "2", conversationId: "9" }),
      row({ id: "3", name: "As it was called once" }),
      ticketRow({ id: "4", name: "Printer is dead" }),
      ticketRow({ id: "5" }),
    ],
    done,
  );
  const rows = await screen.findAllByRole("link");
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    "Closed “Charged twice”",
    "Closed conversation 9",
    "Closed “Parcel”",
    expect.stringContaining("Printer is dead"),
    expect.stringContaining("ticket 38"),
  ]);
});

it("tells what was done in words, and why some of it cannot be taken back", async () => {
  show(
    [
      row({}),
      row({ id: "2", action: { kind: "delete" }, undoable: false }),
      row({ id: "3", action: { kind: "read" }, undoable: false, undone: true }),
      row({
        id: "4",
        action: { kind: "open" },
        outcome: "failed",
        undoable: false,
        why: "intercom_forbidden",
      }),
      row({
        id: "5",
        action: { kind: "snooze", until: 4_102_444_800 },
        outcome: "unknown",
        undoable: false,
        conversationId: "8",
      }),
    ],
    done,
  );
  const rows = await screen.findAllByRole("listitem");
  const texts = rows.filter((one) => one.querySelector("a")).map(({ textContent }) => textContent);
  expect(texts[0]).toMatch(/^Closed “Parcel”.*Undo$/);
  expect(texts[1]).toMatch(/^Deleted “Parcel”.*Cannot be taken back$/);
  expect(texts[2]).toMatch(/^Marked read “Parcel”.*Taken back$/);
  expect(texts[3]).toMatch(/^Opened “Parcel”.*Not doneThe access token may not do it$/);
  expect(texts[4]).toMatch(/^Snoozed conversation 8 until they reply.*Outcome unknown.*Look again$/);
});

it("looks for what nobody knows the end of, and says what came of it; only for one's own, and not for messages", async () => {
  const unknown = { outcome: "unknown", undoable: false } as const;
  const rows = [
    row(unknown),
    row({ ...unknown, id: "2", who: { memberId: "m2", name: "Priya", isMe: false } }),
    row({ ...unknown, id: "3", action: { kind: "reply", text: "x" } }),
  ];
  show(rows, done);
  await userEvent.click(await screen.findByRole("button", { name: /^Look again/ }));
  await screen.findByText("It was done: Closed “Parcel”");
  expect(undos.map(({ path }) => path)).toEqual(["/api/journal/11111111-1111-4111-8111-111111111111/look"]);
  cleanup();
  show(rows, refused("intercom_unavailable", "It did not reach Intercom the first time."));
  await userEvent.click(await screen.findByRole("button", { name: /^Look again/ }));
  await screen.findByText("It was not done: it did not reach Intercom.");
  expect(screen.queryByRole("button", { name: /Try again/ })).toBeNull();
});

it("has conversations that were begun in either name, and notes about people", async () => {
  const { conversationId, ...facts } = row({ undoable: false });
  const note = { kind: "contact-note", contactId: "c1", text: "Rings in the morning" } as const;
  const message = {
    ...note,
    kind: "new-message",
    channel: "in_app",
    subject: "",
    text: "It is here",
  } as const;
  const begun = { kind: "new-conversation", contactId: "c1", subject: "", text: "Where is it?" } as const;
  show(
    [
      { ...facts, kind: "other", conversationId, action: note },
      { ...facts, id: "2", kind: "other", conversationId: "9", action: { ...begun, subject: "Parcel" } },
      { ...facts, id: "3", kind: "other", outcome: "failed", conversationId: null, action: begun },
      { ...facts, id: "4", kind: "other", conversationId: "10", action: message },
    ],
    done,
  );
  const links = await screen.findAllByRole("link");
  expect(links.map((one) => [one.textContent, one.getAttribute("href")])).toEqual([
    ["Added a note about the contact: “Rings in the morning”", "/conversations/7"],
    ["Began a conversation: “Parcel”", "/conversations/9"],
    ["Wrote to a contact: “It is here”", "/conversations/10"],
  ]);
  expect(screen.getByText("Began a conversation: “Where is it?”").closest("a")).toBeNull();
  expect(screen.getAllByText("Cannot be taken back")).toHaveLength(3);
});

it("has what was done to tickets, in words, on their pages, and takes it back", async () => {
  const state = { id: "2", label: "In progress" };
  show(
    [
      ticketRow({ action: { kind: "state", state } }),
      ticketRow({ id: "2", action: { kind: "attribute", name: "_default_title_", value: "x" } }),
      ticketRow({ id: "3", action: { kind: "delete" }, undoable: false }),
    ],
    doneTo(ticketOf({ id: "38", title: "Printer", conversationIds: ["8"] })),
  );
  const links = await screen.findAllByRole("link");
  expect(links.map(({ textContent }) => textContent)).toEqual([
    "Ticket 38 is now “In progress”",
    "Changed “Title” of ticket 38",
    "Deleted ticket 38",
  ]);
  expect(links[0]?.getAttribute("href")).toBe("/tickets/38");
  await screen.findByText("Cannot be taken back");
  await userEvent.click(screen.getByRole("button", { name: "Undo: Ticket 38 is now “In progress”" }));
  await screen.findByText("Taken back: “Printer” is now “In progress”");
  expect(undos).toHaveLength(1);
  expect(tab.heard).toEqual(["ticket-38", "8"]);
});

it("takes back a row, and says so", async () => {
  show([row({})], done);
  await userEvent.click(await screen.findByRole("button", { name: "Undo: Closed “Parcel”" }));
  await screen.findByText("Taken back: Closed “Parcel”");
  expect(undos.map(({ path }) => path)).toEqual(["/api/journal/11111111-1111-4111-8111-111111111111/undo"]);
  expect(tab.heard).toEqual(["7"]);
});

it("reads again what was linked with a ticket until a moment ago, and tells other tabs so", async () => {
  const client = show(
    [ticketRow({ action: { kind: "link", conversationId: "12" } })],
    doneTo(ticketOf({ id: "38", conversationIds: [] })),
  );
  await userEvent.click(await screen.findByRole("button", { name: /^Undo/ }));
  await expect.poll(() => tab.heard).toEqual(["ticket-38", "12"]);
  expect(client.getQueryState(["conversation", "12"])?.isInvalidated).toBe(true);
});

it("shows what a look found, here and in other tabs, also of what this page has not read", async () => {
  const unknown = { outcome: "unknown", undoable: false } as const;
  const client = show([row({ ...unknown, action: { kind: "merge", into: "12" } })], done);
  await userEvent.click(await screen.findByRole("button", { name: /^Look again/ }));
  await expect.poll(() => tab.heard).toEqual(["7", "12"]);
  expect(client.getQueryState(["conversation", "12"])?.isInvalidated).toBe(true);
  cleanup();
  tab.heard = [];
  const deleted = row({ ...unknown, conversationId: "9", action: { kind: "delete" } });
  show([deleted], () => Response.json({ ...facts, conversation: null }));
  await userEvent.click(await screen.findByRole("button", { name: /^Look again/ }));
  await expect.poll(() => tab.heard).toEqual(["9"]);
});

it("shows the server's words where somebody changed it since, with nothing to try again", async () => {
  show([row({})], refused("undo_outdated", "Priya Raman has opened it since."));
  await userEvent.click(await screen.findByRole("button", { name: /^Undo/ }));
  const said = await screen.findByText("Priya Raman has opened it since.");
  expect(within(said.closest("li") ?? said).queryByRole("button", { name: "Try again" })).toBeNull();
  expect(tab.heard).toEqual([]);
});

it("tries again under the same key", async () => {
  show([row({})], refused("intercom_unavailable", "Intercom is away."));
  await userEvent.click(await screen.findByRole("button", { name: /^Undo/ }));
  await userEvent.click(await screen.findByRole("button", { name: /^Try again/ }));
  await expect.poll(() => undos).toHaveLength(2);
  expect(undos[1]?.key).toBe(undos[0]?.key);
});

it("takes back what was done anew since it was taken back, under another key", async () => {
  show([row({})], done);
  const undo = await screen.findByRole("button", { name: /^Undo/ });
  await userEvent.click(undo);
  await screen.findByText("Taken back: Closed “Parcel”");
  await waitFor(() => expect(undo.textContent).toBe("Undo"));
  await userEvent.click(undo);
  await expect.poll(() => undos).toHaveLength(2);
  expect(undos[1]?.key).not.toBe(undos[0]?.key);
});

it("says who did it where it is not all one's own, and that nothing was done where that is so", async () => {
  show([row({ who: { memberId: "m2", name: "Priya", isMe: false } })], done);
  expect((await screen.findAllByText(/Priya/))[0]?.textContent).toContain("Priya");
  cleanup();
  show([], done);
  await screen.findByText("Nothing was done yet");
  cleanup();
  show([], done, "by:me");
  await screen.findByText("Nothing matches");
});

it("says what kept it from being read: the connection of this browser, or anything else", async () => {
  onlineManager.setOnline(false);
  show([], done);
  const offline = await screen.findByRole("alert");
  expect(offline.textContent).toContain("You are offline");
  expect(offline.querySelector(".lucide-wifi-off")).not.toBeNull();
  vi.stubGlobal("fetch", async () => refused("intercom_unavailable", "Our database is away.")());
  act(() => onlineManager.setOnline(true));
  const failed = (await screen.findByText(/Our database is away/)).closest("[role=alert]");
  expect(failed?.textContent).toContain("What was done could not be read");
  expect(failed?.querySelector(".lucide-wifi-off")).toBeNull();
});

it("says of files that were taken away that nothing brings them back", async () => {
  const action = { kind: "attribute", name: "Shots", value: null, files: { Shots: [] } } as const;
  show([ticketRow({ action, undoable: false })], done);
  expect(await screen.findByText("Intercom takes no files back")).toBeTruthy();
});
