import { standingOf } from "@/lib/ticket/model";
import type { ActionRow } from "./table";
import type { TicketDetail } from "./ticket-detail";
import type { TicketActionKind } from "./ticket-input";

export type TicketRow = Omit<ActionRow, "kind" | "appliesTo"> & {
  readonly kind: TicketActionKind;
  /** `now` in unix seconds. */
  readonly appliesTo: (ticket: TicketDetail, now: number) => boolean;
};

const always = () => true;
const usual = {
  permission: "triage",
  key: null,
  undo: "inverse",
  guarded: false,
  appliesTo: always,
} as const;

/** The one table of what is done to tickets, which buttons, palette, keyboard, journal and undo read. */
export const ticketTable: Readonly<Record<TicketActionKind, TicketRow>> = {
  state: {
    ...usual,
    kind: "state",
    title: "Change state",
    done: "State changed",
    key: "S",
    retry: "look-first",
    asks: true,
    guarded: true,
    appliesTo: (ticket) => ticket.states.length > 0,
  },
  attribute: {
    ...usual,
    kind: "attribute",
    title: "Set an attribute",
    done: "Set an attribute of",
    retry: "look-first",
    asks: true,
  },
  assign: {
    ...usual,
    kind: "assign",
    title: "Assign",
    done: "Assigned",
    key: "a",
    retry: "look-first",
    asks: true,
    guarded: true,
  },
  close: {
    ...usual,
    kind: "close",
    title: "Close",
    done: "Closed",
    key: "e",
    retry: "look-first",
    asks: false,
    guarded: true,
    appliesTo: (ticket, now) => standingOf(ticket, now) !== "closed",
  },
  open: {
    ...usual,
    kind: "open",
    title: "Open again",
    done: "Opened",
    key: "E",
    retry: "look-first",
    asks: false,
    appliesTo: (ticket, now) => standingOf(ticket, now) !== "open",
  },
  snooze: {
    ...usual,
    kind: "snooze",
    title: "Snooze",
    done: "Snoozed",
    key: "s",
    retry: "look-first",
    asks: true,
    guarded: true,
  },
  restore: {
    ...usual,
    kind: "restore",
    title: "Put back",
    done: "Put back",
    retry: "look-first",
    asks: true,
  },
  share: {
    ...usual,
    kind: "share",
    title: "Share with the customer",
    done: "Shared",
    retry: "look-first",
    asks: false,
    appliesTo: (ticket) => ticket.category === null || ticket.category === "Customer",
  },
  tag: { ...usual, kind: "tag", title: "Tag", done: "Tagged", key: "t", retry: "safe", asks: true },
  untag: {
    ...usual,
    kind: "untag",
    title: "Remove tag",
    done: "Tag removed",
    retry: "safe",
    asks: true,
    // Where Intercom does not tell them there is none to choose.
    appliesTo: (ticket) => ticket.tags !== null && ticket.tags.length > 0,
  },
  reply: {
    ...usual,
    kind: "reply",
    title: "Reply",
    done: "Reply sent",
    key: "r",
    retry: "never",
    asks: true,
    undo: "never",
    guarded: true,
  },
  note: {
    ...usual,
    kind: "note",
    title: "Add note",
    done: "Note added",
    key: "n",
    retry: "never",
    asks: true,
    undo: "never",
  },
  link: {
    ...usual,
    kind: "link",
    title: "Link a conversation",
    done: "Linked a conversation with",
    retry: "look-first",
    asks: true,
    appliesTo: (ticket) => ticket.category === "Tracker",
  },
  unlink: {
    ...usual,
    kind: "unlink",
    title: "Unlink a conversation",
    done: "Unlinked a conversation from",
    retry: "safe",
    asks: true,
    appliesTo: (ticket) => ticket.category === "Tracker" && ticket.conversationIds.length > 0,
  },
  delete: {
    ...usual,
    kind: "delete",
    title: "Delete",
    done: "Deleted",
    permission: "erase",
    retry: "safe",
    asks: true,
    undo: "never",
    guarded: true,
  },
};

export const ticketRows: readonly TicketRow[] = Object.values(ticketTable);

/** As `offeredRows` of conversations. */
export const offeredTicketRows: readonly TicketRow[] = ticketRows.filter(({ kind }) => kind !== "restore");
