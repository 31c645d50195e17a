import "server-only";
import type { TicketActionOf } from "@/lib/actions/ticket-input";
import { createTag } from "@/lib/intercom/tags";
import { tagTicket, untagTicket } from "@/lib/intercom/tickets";
import { cacheKeys } from "@/lib/server/cache/keys";
import { plainOutcome, repeatable, type TicketActing, type TicketDoing } from "./doing";

/** By name: created, or found when it exists; Intercom makes no two tags of one name. */
const tagIdOf = async ({ ctx }: TicketActing, { tag }: TicketActionOf<"tag">): Promise<string> => {
  if ("id" in tag) return tag.id;
  const created = await createTag(ctx.intercom, { name: tag.name });
  ctx.cache.expire(cacheKeys.workspace(ctx, "tags"));
  return created.id;
};

/** Tags are a set: putting one on, or taking it off, again changes nothing, so it may be repeated. */
export const tag = (acting: TicketActing, action: TicketActionOf<"tag">): TicketDoing => {
  return repeatable(async () => {
    const { ctx, ticketId, adminId } = acting;
    const { id, name } = await tagTicket(ctx.intercom, {
      ticketId,
      adminId,
      tagId: await tagIdOf(acting, action),
    });
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
