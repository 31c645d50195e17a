// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { useEffect } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionBar } from "@/components/actions/action-bar";
import { ActionKeys } from "@/components/actions/action-keys";
import { actionTitle } from "@/components/actions/action-title";
import type { ActionsPort } from "@/components/data/actions-port";
import { keysOf } from "@/components/data/keys-of";
import { TicketBar } from "@/components/ticket/ticket-buttons";
import { useTicketHands } from "@/components/ticket/use-ticket-hands";
import { type ActionRow, offeredRows } from "@/lib/actions/table";
import { ticketOf } from "@/lib/actions/testing/ticket";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { offeredTicketRows, type TicketRow } from "@/lib/actions/ticket-table";
import { settingsChange } from "@/lib/api/settings-schema";
import { detail } from "@/lib/conversation/testing/detail";
import {
  giveKey,
  keyInSheet,
  keyList,
  page,
  palette,
  pickInPalette,
  sheet,
  strike,
} from "./testing/every-row";

vi.mock("next/navigation", () => ({
  useRouter: () => ({ push: () => undefined }),
  usePathname: () => "/queue",
}));

HTMLElement.prototype.hidePopover = () => undefined;

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("fetch", async () => Response.json({}));
});
afterEach(cleanup);

const contact = { kind: "contact" as const, id: "6".repeat(24), name: "Nora Field", email: null };
const unread = detail({ contact, contacts: [contact], read: false, tags: [{ id: "30", name: "vip" }] });
const conversations = [unread, { ...unread, read: true, state: "closed" as const }];

/** A conversation that this row changes. */
const meant = (row: ActionRow) => {
  const found = conversations.find(row.appliesTo);
  if (!found) throw new Error(`${row.kind} changes none of them`);
  return found;
};

describe.each(offeredRows.map((row) => [row.kind, row] as const))("%s, of a conversation", (kind, row) => {
  const conversation = meant(row);
  const title = actionTitle(row, conversation);
  const asked = vi.fn<ActionsPort["ask"]>();
  const isAsked = () =>
    expect(asked.mock.calls.map(([what, whom]) => [what, whom.id])).toEqual([[kind, "1"]]);
  const targets = { now: () => conversation, set: () => undefined, subscribe: () => () => undefined };
  afterEach(() => asked.mockClear());

  it("has the key that the settings give it, unless one writes or has switched keys off", () => {
    page(
      <>
        <ActionKeys targets={targets} />
        {keyList}
        <textarea aria-label="Reply" />
      </>,
      { ask: asked },
    );
    giveKey(row.title, "Q");
    strike("Q", screen.getByRole("textbox", { name: "Reply" }));
    fireEvent.keyDown(document.body, { key: "Q", code: "KeyQ", shiftKey: true, isComposing: true });
    expect(asked).not.toHaveBeenCalled();
    strike("Q");
    isAsked();
    fireEvent.click(screen.getByRole("checkbox", { name: /^Single keys/ }));
    strike("Q");
    isAsked();
  });

  it("is in the palette, with its key", async () => {
    page(palette(conversation), { ask: asked }, { keys: { [keysOf(row)]: "Q" } });
    expect(await pickInPalette(title)).toBe(`${title}Shift q`);
    isAsked();
  });

  it("is in the bar of a phone, or in its sheet", async () => {
    page(<ActionBar conversation={conversation} />, { ask: asked });
    const [inBar] = screen.queryAllByRole("button", { name: title });
    if (inBar) fireEvent.click(inBar);
    else {
      fireEvent.click(screen.getByRole("button", { name: "More" }));
      const sheet = await screen.findByRole("dialog", { name: "More actions" });
      fireEvent.click(within(sheet).getByRole("button", { name: title }));
    }
    isAsked();
  });
});

const tagged = ticketOf({ shared: false, tags: [{ id: "30", name: "vip" }] });
const tickets: readonly TicketDetail[] = [
  tagged,
  { ...tagged, open: false },
  { ...tagged, category: "Tracker" },
];
const meantTicket = (row: TicketRow) => {
  const found = tickets.find((ticket) => row.appliesTo(ticket, 0));
  if (!found) throw new Error(`${row.kind} changes none of them`);
  return found;
};

/** What they are called where it has to be said that it is about a ticket. */
const ofTickets: Readonly<Record<string, string>> = {
  state: "Change the state of a ticket",
  share: "Share a ticket with the customer, or no longer",
  link: "Link a conversation to a ticket",
  unlink: "Unlink a conversation from a ticket",
};

let did: string[] = [];
const does = (what: string) => void did.push(what);

/** A ticket's page as far as it begins actions. */
const Ticket = ({ ticket }: { ticket: TicketDetail }) => {
  const { ask, assignToMe, asked } = useTicketHands({
    ticket,
    blocked: null,
    perform: async (_, { kind }) => {
      does(kind);
      return null;
    },
    write: does,
    openStates: () => does("state"),
    openFields: () => does("attribute"),
  });
  useEffect(() => {
    if (asked) does(asked);
  }, [asked]);
  return <TicketBar ticket={ticket} ask={ask} assignToMe={assignToMe} />;
};

describe.each(offeredTicketRows.map((row) => [row.kind, row] as const))("%s, of a ticket", (kind, row) => {
  const ticket = meantTicket(row);
  const port: Partial<ActionsPort> = { askMany: does };
  afterEach(() => {
    did = [];
  });

  it("has the key that the settings give it", () => {
    page(
      <>
        <Ticket ticket={ticket} />
        {keyList}
      </>,
      port,
    );
    giveKey(ofTickets[kind] ?? row.title, "Q");
    strike("Q");
    expect(did).toEqual([kind]);
  });

  it("is in the palette, with its key", async () => {
    page(
      <>
        <Ticket ticket={ticket} />
        {palette(null)}
      </>,
      port,
      { keys: { [keysOf(row)]: "Q" } },
    );
    expect(await pickInPalette(row.title)).toBe(`${row.title}Shift q`);
    expect(did).toEqual([kind]);
  });

  it("is in the bar of a phone, or in its menu", async () => {
    page(<Ticket ticket={ticket} />, port);
    const [inBar] = screen.queryAllByRole("button", { name: row.title });
    if (inBar) fireEvent.click(inBar);
    else {
      const menu = screen.getByRole("menu", { name: "More actions", hidden: true });
      fireEvent(menu, Object.assign(new Event("beforetoggle"), { newState: "open" }));
      fireEvent.click(within(menu).getByRole("menuitem", { name: row.title, hidden: true }));
    }
    expect(did).toEqual([kind]);
  });
});

describe("what comes without a key", () => {
  const without = [...offeredRows, ...offeredTicketRows].filter(({ key }) => key === null);

  it("goes by a name that settings keep", () => {
    const keys = Object.fromEntries(without.map((row) => [keysOf(row), "X"]));
    expect(settingsChange.parse({ keys })).toEqual({ keys });
  });

  it("goes by one name for conversations and tickets", () => {
    const names = new Map(offeredRows.map((row) => [String(row.kind), keysOf(row)]));
    for (const row of offeredTicketRows) expect(names.get(row.kind) ?? keysOf(row)).toBe(keysOf(row));
  });

  it("says so in the sheet of all keys, until it has one", () => {
    const titles = new Set(without.map(({ kind, title }) => (kind in ofTickets ? ofTickets[kind] : title)));
    expect(titles.size).toBe(14);
    page(sheet);
    for (const title of titles) expect([title, keyInSheet(title)]).toEqual([title, "No key"]);
    cleanup();
    page(sheet, {}, { keys: { [keysOf({ kind: "title", key: null })]: "Q" } });
    expect(keyInSheet("Rename")).toBe("Shift q");
  });
});
