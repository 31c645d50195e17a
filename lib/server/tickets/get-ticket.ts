import "server-only";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { Person, Tag } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { retrieveConversation } from "@/lib/intercom/conversations";
import type { Ticket as IntercomTicket } from "@/lib/intercom/schema/ticket";
import { getTicket as askTicket } from "@/lib/intercom/tickets";
import { cacheKeys } from "@/lib/server/cache/keys";
import { withContactNames } from "@/lib/server/contacts/contact-names";
import type { Ctx } from "@/lib/server/context";
import { type KnownTicket, mapTicket } from "./map-ticket";
import { withStates } from "./with-states";

/** Intercom's tickets give their contacts by id alone. */
const named = async (ctx: Ctx, ticket: KnownTicket, signal: AbortSignal): Promise<KnownTicket> => {
  const people = ticket.contacts.map((contact): Person => ({ kind: "contact", ...contact }));
  const found = await withContactNames(ctx, people, signal);
  const contacts = ticket.contacts.map((contact, index) => ({
    id: contact.id,
    name: found[index]?.name ?? null,
    email: found[index]?.email ?? null,
  }));
  return { ...ticket, contacts };
};

/**
 * Intercom's tickets come without tags; read as conversations they have them, where the token may (Read tickets). What cannot be told
 * is null, and no failure of the ticket's.
 */
const tagsOf = async (ctx: Ctx, id: string, signal: AbortSignal): Promise<readonly Tag[] | null> => {
  try {
    const { tags } = await retrieveConversation(ctx.intercom, { conversationId: id }, { signal });
    return tags.map((tag) => ({ id: tag.id, name: tag.name }));
  } catch (error) {
    if (!isAppError(error)) throw error;
    return null;
  }
};

/** What is kept of a ticket that Intercom answered; its tags are asked for unless they are `known`. */
export const toKnownTicket = async (
  ctx: Ctx,
  ticket: IntercomTicket,
  signal: AbortSignal,
  knownTags?: readonly Tag[] | null,
): Promise<KnownTicket> => {
  const mapped = mapTicket(ticket, ctx.media);
  const [known, { states, stateId }, tags] = await Promise.all([
    named(ctx, mapped, signal),
    withStates(ctx, mapped, signal),
    knownTags ?? tagsOf(ctx, ticket.id, signal),
  ]);
  return { ...known, states, stateId, tags };
};

/** A ticket is never shown old while a new one can be had; in an outage it serves for a day. */
const age = { freshSeconds: 10, staleSeconds: 86_400, waitWhenStale: true };

/** As `getTicket`, where one who acts says how old it may be. */
export const readTicket = async (
  ctx: Ctx,
  id: string,
  how: { readonly freshSeconds?: number; readonly refresh?: boolean },
): Promise<TicketDetail> => {
  const read = await ctx.cache.read(
    cacheKeys.ticket(ctx, id),
    { ...age, ...how },
    async (signal) => toKnownTicket(ctx, await askTicket(ctx.intercom, { ticketId: id }, { signal }), signal),
    ctx.signal,
  );
  return { ...read.value, fetchedAtMs: read.fetchedAtMs, stale: read.stale };
};

/** @throws AppError `not_found` when there is none with that id. */
export const getTicket = (
  ctx: Ctx,
  { id, fresh }: { readonly id: string; readonly fresh?: "1" | undefined },
): Promise<TicketDetail> => readTicket(ctx, id, { refresh: fresh === "1" });
