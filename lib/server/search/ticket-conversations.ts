import "server-only";
import type { UnixSeconds } from "@/lib/core/time";
import { searchConversations } from "@/lib/intercom/conversations";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { Ticket } from "@/lib/intercom/schema/ticket";
import type { SortId } from "@/lib/search/sorts";
import type { Placed, Reader } from "./placed";

/** Intercom's most on a page. */
const mostIds = 150;
/** A tracker ticket may be linked to hundreds, of which one is shown. */
const mostLinked = 4;

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
 * of a conversation is linked to it. Some tickets, such as tracker tickets, may have none.
 */
export const conversationsOf = async (
  { ctx, signal }: Reader,
  tickets: readonly Ticket[],
  sort: SortId,
): Promise<{ readonly placed: readonly Placed[]; readonly without: number }> => {
  const wanted = tickets.map((ticket) => ({ ticket, ids: [ticket.id, ...linkedTo(ticket)] }));
  const ids = [...new Set(wanted.flatMap((one) => one.ids))];
  const found = new Map<string, Conversation>();
  for (let at = 0; at < ids.length; at += mostIds) {
    const value = ids.slice(at, at + mostIds);
    const body = {
      query: { field: "id", operator: "IN" as const, value },
      pagination: { per_page: mostIds },
    };
    const page = await searchConversations(ctx.intercom, body, { signal });
    for (const conversation of page.items) found.set(conversation.id, conversation);
  }
  const seen = new Set<string>();
  let without = 0;
  const placed = wanted.flatMap(({ ticket, ids: own }): readonly Placed[] => {
    const conversation = own.map((id) => found.get(id)).find((one) => one !== undefined);
    if (!conversation) without += 1;
    if (!conversation || seen.has(conversation.id)) return [];
    seen.add(conversation.id);
    return [{ entry: { kind: "conversation", conversation }, key: keyOf(ticket, sort) }];
  });
  return { placed, without };
};
