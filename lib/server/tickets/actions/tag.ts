import "server-only";
import type { TicketActionOf } from "@/lib/actions/ticket-input";
import { tagTicket, untagTicket } from "@/lib/intercom/tickets";
import { idOfWanted } from "@/lib/server/acting/wanted-tag";
import { plainOutcome, repeatable, type TicketActing, type TicketDoing } from "./doing";

/** Tags are a set: putting one on, or taking it off, again changes nothing, so it may be repeated. */
export const tag = (acting: TicketActing, action: TicketActionOf<"tag">): TicketDoing => {
  const idOf = idOfWanted(acting.ctx, action.tag);
  return repeatable(async () => {
    const { ctx, ticketId, adminId } = acting;
    const { id, name } = await tagTicket(ctx.intercom, { ticketId, adminId, tagId: await idOf() });
    return { ...plainOutcome, tag: { id, name } };
  });
};

export const untag = (acting: TicketActing, action: TicketActionOf<"untag">): TicketDoing => {
  return repeatable(async () => {
    const { ctx, ticketId, adminId } = acting;
    await untagTicket(ctx.intercom, { ticketId, adminId, tagId: action.tag.id });
    return plainOutcome;
  });
};
