import "server-only";
import { deleteTicket } from "@/lib/intercom/tickets";
import { plainOutcome, repeatable, type TicketActing, type TicketDoing } from "./doing";

/** A ticket that is gone already counts as deleted. */
export const remove = ({ ctx, ticketId }: TicketActing): TicketDoing =>
  repeatable(async () => {
    await deleteTicket(ctx.intercom, { ticketId });
    return { ...plainOutcome, deleted: true };
  });
