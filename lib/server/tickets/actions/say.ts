import "server-only";
import type { TicketActionOf } from "@/lib/actions/ticket-input";
import { textToHtml } from "@/lib/conversation/transitions";
import type { Ticket } from "@/lib/intercom/schema/ticket";
import { replyToTicket } from "@/lib/intercom/tickets";
import { lookForSaid, rememberMine, type Saying, sayOnce } from "@/lib/server/acting/say-once";
import { plainOutcome, seeingOf, type TicketActing, type TicketDoing, type TicketOutcome } from "./doing";

/** Replies and notes on a ticket are never sent twice, no more than those of conversations. */
export const say = (acting: TicketActing, action: TicketActionOf<"reply" | "note">): TicketDoing => {
  const { ctx, ticketId, adminId } = acting;
  const body = textToHtml(action.text);
  const isNote = action.kind === "note";
  const known = rememberMine(acting.before?.parts ?? [], adminId);
  const saying: Saying<Ticket, TicketOutcome> = {
    ...seeingOf(acting),
    pause: acting.pause,
    adminId,
    isNote,
    body,
    attachments: (action.files?.length ?? 0) + (action.urls?.length ?? 0),
    known,
    partsOf: (ticket) => ticket.ticket_parts?.items ?? [],
    send: async () => {
      const files = await acting.files(action.files ?? []);
      await replyToTicket(ctx.intercom, {
        ticketId,
        adminId,
        kind: isNote ? "note" : "comment",
        body,
        ...(action.urls === undefined ? {} : { attachmentUrls: action.urls }),
        ...(files.length === 0 ? {} : { attachmentFiles: files }),
      });
      return plainOutcome;
    },
    said: plainOutcome,
  };
  return {
    remember: known,
    run: () => sayOnce(saying),
    look: (earlier) => lookForSaid(saying, earlier),
  };
};
