import { seenUpTo } from "@/components/data/seen-up-to";
import { placeOf } from "@/lib/actions/subject";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { type TicketSeen, ticketSeen } from "@/lib/actions/ticket-moved";

/** What a person has before their eyes: the ticket, but for what came to its thread out of their sight. */
export const ticketOnScreen = (ticket: TicketDetail): TicketSeen => {
  const seen = ticketSeen(ticket);
  return { ...seen, lastPartId: seenUpTo.of(placeOf("ticket", ticket.id)) ?? seen.lastPartId };
};
