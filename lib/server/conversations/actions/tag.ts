import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { tagConversation, untagConversation } from "@/lib/intercom/conversations";
import { createTag } from "@/lib/intercom/tags";
import { cacheKeys } from "@/lib/server/cache/keys";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";

/** By name: created, or found when it exists; Intercom makes no two tags of one name. */
const tagIdOf = async ({ ctx }: Acting, tag: ActionInputOf<"tag">["tag"]): Promise<string> => {
  if ("id" in tag) return tag.id;
  const created = await createTag(ctx.intercom, { name: tag.name });
  ctx.cache.drop(cacheKeys.workspace(ctx, "tags"));
  return created.id;
};

/** Tags are a set: putting one on again changes nothing. */
export const tag = (acting: Acting, action: ActionInputOf<"tag">): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const run = async (): Promise<Outcome> => {
    const tagId = await tagIdOf(acting, action.tag);
    const { id, name } = await tagConversation(ctx.intercom, { conversationId, adminId, tagId });
    return { ticketId: null, tag: { id, name } };
  };
  return { run, look: run };
};

export const untag = ({ ctx, conversationId, adminId }: Acting, action: ActionInputOf<"untag">): Doing => {
  const run = async (): Promise<Outcome> => {
    await untagConversation(ctx.intercom, { conversationId, adminId, tagId: action.tag.id });
    return plainOutcome;
  };
  return { run, look: run };
};
