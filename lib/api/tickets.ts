import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { endpoint, messageBodyBytes } from "./endpoint";

export const getTicket = endpoint<TicketDetail>()({
  method: "GET",
  path: "/api/tickets/:id",
  input: () => import("./inputs").then((all) => all.ticketInput),
});

export type TicketNews = {
  /** As it is now; null where it is still what the asker knows. */
  readonly ticket: TicketDetail | null;
  /** Intercom could not be asked just now. */
  readonly stale: boolean;
};

/** Whether a ticket is still as it is known: `revision` is what `ticketRevision` makes of that. */
export const getTicketNews = endpoint<TicketNews>()({
  method: "GET",
  path: "/api/tickets/:id/news",
  input: () => import("./inputs").then((all) => all.newsInput),
});

export type FoundTicket = { readonly id: string; readonly number: string; readonly title: string | null };

/** By the number that people see, which is not its id. */
export const findTicket = endpoint<{ readonly ticket: FoundTicket | null }>()({
  method: "GET",
  path: "/api/tickets",
  input: () => import("./inputs").then((all) => all.ticketNumberInput),
});

export type TicketActionResult = {
  /** The ticket as Intercom has it after the action; null when it was deleted. */
  readonly ticket: TicketDetail | null;
  /** The tag that was put on, with the id that Intercom gave it. */
  readonly tag: { readonly id: string; readonly name: string } | null;
  readonly journalId: string;
};

/**
 * Does one action to one ticket, at most once for a key, by the same rules as `postAction`. Where the ticket is no longer as it was `seen`,
 * guarded actions answer `moved` and do nothing.
 */
export const postTicketAction = endpoint<TicketActionResult>()({
  method: "POST",
  path: "/api/tickets/:id/actions",
  input: () => import("./inputs").then((all) => all.ticketActionRequest),
  maxBytes: messageBodyBytes,
});

/** A page of its own for the frame that shows one part of a ticket as it was sent; never called by hand. */
export const getTicketAsSent = endpoint<never>()({
  method: "GET",
  path: "/api/tickets/:id/parts/:part/frame",
  input: () => import("./inputs").then((all) => all.asSentInput),
});
