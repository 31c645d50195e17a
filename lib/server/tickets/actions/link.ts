import "server-only";
import type { TicketActionOf } from "@/lib/actions/ticket-input";
import type { Ticket } from "@/lib/intercom/schema/ticket";
import { linkConversation, unlinkConversation } from "@/lib/intercom/tickets";
import { goal, reach, type TicketActing, type TicketDoing } from "./doing";

const isLinked = (ticket: Ticket, conversationId: string): boolean =>
  ticket.linked_objects.data.some(({ type, id }) => type === "conversation" && id === conversationId);

/** Trackers alone take conversations this way; Intercom refuses the others. */
export const link = (acting: TicketActing, { conversationId }: TicketActionOf<"link">): TicketDoing =>
  reach(
    acting,
    goal(
      () => linkConversation(acting.ctx.intercom, { ticketId: acting.ticketId, conversationId }),
      (ticket) => isLinked(ticket, conversationId),
    ),
  );

export const unlink = (acting: TicketActing, { conversationId }: TicketActionOf<"unlink">): TicketDoing =>
  reach(acting, {
    ...goal(
      () => unlinkConversation(acting.ctx.intercom, { ticketId: acting.ticketId, conversationId }),
      (ticket) => !isLinked(ticket, conversationId),
    ),
    repeats: 0,
  });
