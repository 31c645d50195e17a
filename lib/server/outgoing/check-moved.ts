import "server-only";
import { type Moved, partsSince, whatMoved } from "@/lib/actions/moved";
import { actionTable } from "@/lib/actions/table";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { type TicketMoved, whatMovedOnTicket } from "@/lib/actions/ticket-moved";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { Part } from "@/lib/conversation/model";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import type { Message } from "./store";

/** The row of the table that says what holds for it. */
export const ruleOf = ({ subject, action }: Message) =>
  subject === "ticket" ? ticketTable[action.kind] : actionTable[action.kind];

/** What the sender did to it while the message waited is no news. */
const bySomebodyElse = (since: readonly Part[], me: string | null): boolean =>
  since.some(({ author }) => author.kind !== "teammate" || author.id !== me);

/** What others wrote, in words, the gravest only; null where they wrote nothing. */
const wordsOfParts = (parts: readonly Part[]): string | null => {
  if (parts.some(({ author }) => author.kind === "contact")) return "They wrote again meanwhile.";
  if (parts.some(({ partType }) => !partType.startsWith("note"))) return "Somebody else answered meanwhile.";
  return parts.length > 0 ? "A colleague left a note meanwhile." : null;
};

const assigned = "It was assigned to somebody else meanwhile.";

const wordsOfMove = ({ parts, state, assignee, team }: Moved): string => {
  const words = wordsOfParts(parts);
  if (words !== null) return words;
  if (state !== null) return `It was ${state.to === "open" ? "opened" : state.to} meanwhile.`;
  return assignee !== null || team !== null ? assigned : "";
};

const wordsOfTicketMove = (
  { parts, state, open, assignee, team }: TicketMoved,
  { stateLabel }: TicketDetail,
): string => {
  const words = wordsOfParts(parts);
  if (words !== null) return words;
  if (open !== null) return `It was ${open.to ? "opened again" : "closed"} meanwhile.`;
  if (state !== null) return `Its state became “${stateLabel}” meanwhile.`;
  return assignee !== null || team !== null ? assigned : "";
};

/** @throws AppError `intercom_unavailable` where only what was known is there, and that is not enough. */
const current = <T extends { readonly stale: boolean }>(now: T, fresh: "1" | undefined): T => {
  if (fresh !== undefined && now.stale)
    throw new AppError("intercom_unavailable", "Intercom cannot be asked just now.");
  return now;
};

/**
 * What others have changed since it was seen, as it matters to a message, in a sentence; null when nothing. `fresh` reads past every
 * cache. @throws AppError where it cannot be read
 */
export const movedSince = async (ctx: Ctx, message: Message, fresh?: "1"): Promise<string | null> => {
  if (message.seen === null || !ruleOf(message).guarded) return null;
  const me = ctx.actor.teammateId;
  const how = { id: message.id, fresh };
  if (message.subject === "ticket") {
    const ticket = current(await getTicket(ctx, how), fresh);
    const moved = whatMovedOnTicket(message.seen, ticket, me);
    const since = partsSince(message.seen, ticket.parts);
    // It is not documented which changes of a ticket leave a part: one that left none may be anybody's.
    const isNews = since.length === 0 || bySomebodyElse(since, me);
    return moved && isNews ? wordsOfTicketMove(moved, ticket) : null;
  }
  const conversation = current(await getConversation(ctx, how), fresh);
  const moved = whatMoved(message.seen, conversation, me);
  const isNews = bySomebodyElse(partsSince(message.seen, conversation.parts), me);
  return moved && isNews ? wordsOfMove(moved) : null;
};
