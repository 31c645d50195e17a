import "server-only";
import { getTicket as askTicket } from "@/lib/intercom/tickets";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import type { Ticket } from "@/lib/ticket/model";
import { mapTicket } from "./map-ticket";

const age = { freshSeconds: 10, staleSeconds: 600, waitWhenStale: true };

/** @throws AppError `not_found` when there is none with that id. */
export const getTicket = async (ctx: Ctx, { id }: { readonly id: string }): Promise<Ticket> => {
  const read = await ctx.cache.read(
    cacheKeys.ticket(ctx, id),
    age,
    async (signal) => mapTicket(await askTicket(ctx.intercom, { ticketId: id }, { signal }), ctx.clock.now()),
    ctx.signal,
  );
  return read.value;
};
