import "server-only";
import type { UnixSeconds } from "@/lib/core/time";
import { searchConversations } from "@/lib/intercom/conversations";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { Ticket } from "@/lib/intercom/schema/ticket";
import type { SortId } from "@/lib/search/sorts";
import { ticketsOf } from "@/lib/server/conversations/map-summary";
import { spend } from "./calls";
import type { Placed, Reader } from "./placed";

/** Intercom's most on a page. */
const mostIds = 150;
/** A tracker ticket may be linked to hundreds, of which one is shown. */
const mostLinked = 4;
/** So many tickets need no more than one page of conversations. */
export const mostTickets = mostIds / (1 + mostLinked);

const linkedTo = (ticket: Ticket): readonly string[] =>
  ticket.linked_objects.data
    .filter((one) => one.type === "conversation")
    .slice(0, mostLinked)
    .map((one) => one.id);

const keyOf = (ticket: Ticket, sort: SortId): UnixSeconds | null => {
  if (sort === "waiting") return null;
  return sort === "updated" ? ticket.updated_at : ticket.created_at;
};

/**
 * The conversations of tickets, in the tickets' order: what one can triage. Tickets and conversations share their ids, and a ticket that came
 * of a conversation is linked to it. Some tickets, such as tracker tickets, may have none. One call for `mostTickets` tickets at most.
 */
export const conversationsOf = async (
  { ctx, options, calls }: Reader,
  tickets: readonly Ticket[],
  sort: SortId,
): Promise<readonly Placed[]> => {
  const wanted = tickets.map((ticket) => ({ ticket, ids: [ticket.id, ...linkedTo(ticket)] }));
  const ids = [...new Set(wanted.flatMap((one) => one.ids))];
  const found = new Map<string, Conversation>();
  if (ids.length > 0) {
    const body = {
      query: { field: "id", operator: "IN" as const, value: ids },
      pagination: { per_page: mostIds },
    };
    spend(calls);
    const page = await searchConversations(ctx.intercom, body, options);
    for (const conversation of page.items) found.set(conversation.id, conversation);
  }
  const seen = new Set<string>();
  return wanted.flatMap(({ ticket, ids: own }): readonly Placed[] => {
    const conversation = own.map((id) => found.get(id)).find((one) => one !== undefined);
    const key = keyOf(ticket, sort);
    if (!conversation) return [{ id: ticket.id, entry: null, key }];
    if (seen.has(conversation.id)) return [];
    seen.add(conversation.id);
    const tickets = new Set([ticket.id, ...ticketsOf(conversation).map((one) => one.id)]);
    const entry = { kind: "conversation", conversation } as const;
    return [{ id: conversation.id, entry, key, mayReturn: tickets.size > 1 }];
  });
};
