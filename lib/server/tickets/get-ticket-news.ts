import "server-only";
import { ticketRevision } from "@/lib/actions/ticket-revision";
import type { TicketNews } from "@/lib/api/tickets";
import type { Ctx } from "@/lib/server/context";
import { getTicket } from "./get-ticket";

/**
 * What has come since a ticket was read, for pages that ask now and then: of one in which nothing has, only that.
 * @throws AppError as `getTicket`
 */
export const getTicketNews = async (
  ctx: Ctx,
  { id, revision }: { readonly id: string; readonly revision: string },
): Promise<TicketNews> => {
  const ticket = await getTicket(ctx, { id });
  return { ticket: ticketRevision(ticket) === revision ? null : ticket, stale: ticket.stale };
};
