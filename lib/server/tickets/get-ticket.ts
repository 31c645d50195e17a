import "server-only";
import type { Person } from "@/lib/conversation/model";
import { getTicket as askTicket } from "@/lib/intercom/tickets";
import { cacheKeys } from "@/lib/server/cache/keys";
import { withContactNames } from "@/lib/server/contacts/contact-names";
import type { Ctx } from "@/lib/server/context";
import type { Ticket } from "@/lib/ticket/model";
import { mapTicket } from "./map-ticket";

/** Intercom's tickets give their contacts by id alone. */
const named = async (ctx: Ctx, ticket: Ticket, signal: AbortSignal): Promise<Ticket> => {
  const people = ticket.contacts.map((contact): Person => ({ kind: "contact", ...contact }));
  const found = await withContactNames(ctx, people, signal);
  const contacts = ticket.contacts.map((contact, index) => ({
    id: contact.id,
    name: found[index]?.name ?? null,
    email: found[index]?.email ?? null,
  }));
  return { ...ticket, contacts };
};

const age = { freshSeconds: 10, staleSeconds: 600, waitWhenStale: true };

/** @throws AppError `not_found` when there is none with that id. */
export const getTicket = async (ctx: Ctx, { id }: { readonly id: string }): Promise<Ticket> => {
  const read = await ctx.cache.read(
    cacheKeys.ticket(ctx, id),
    age,
    async (signal) => {
      const ticket = await askTicket(ctx.intercom, { ticketId: id }, { signal });
      return named(ctx, mapTicket(ticket, ctx.clock.now()), signal);
    },
    ctx.signal,
  );
  return read.value;
};
