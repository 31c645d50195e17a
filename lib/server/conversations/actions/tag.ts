import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { tagConversation, untagConversation } from "@/lib/intercom/conversation-tags";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { createTag } from "@/lib/intercom/tags";
import { cacheKeys } from "@/lib/server/cache/keys";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { reachFreely } from "./reach";

type Wanted = ActionInputOf<"tag">["tag"];

/** By name: created, or found when it exists; Intercom makes no two tags of one name. */
const tagIdOf = async ({ ctx }: Acting, tag: Wanted): Promise<string> => {
  if ("id" in tag) return tag.id;
  const created = await createTag(ctx.intercom, { name: tag.name });
  ctx.cache.expire(cacheKeys.workspace(ctx, "tags"));
  return created.id;
};

const tagged = ({ id, name }: { readonly id: string; readonly name: string }): Outcome => ({
  ...plainOutcome,
  tag: { id, name },
});

const tagOn = (conversation: Conversation, wanted: Wanted) =>
  conversation.tags.find(({ id, name }) => ("id" in wanted ? id === wanted.id : name === wanted.name));

/** Tags are a set: putting one on again changes nothing. */
export const tag = (acting: Acting, action: ActionInputOf<"tag">): Doing =>
  reachFreely(acting, {
    change: async () => {
      const { ctx, conversationId, adminId } = acting;
      const tagId = await tagIdOf(acting, action.tag);
      return tagged(await tagConversation(ctx.intercom, { conversationId, adminId, tagId }));
    },
    reached: (conversation) => {
      const found = tagOn(conversation, action.tag);
      return found ? tagged(found) : null;
    },
  });

export const untag = (acting: Acting, action: ActionInputOf<"untag">): Doing =>
  reachFreely(acting, {
    change: async () => {
      const { ctx, conversationId, adminId } = acting;
      await untagConversation(ctx.intercom, { conversationId, adminId, tagId: action.tag.id });
      return plainOutcome;
    },
    reached: (conversation) => (tagOn(conversation, action.tag) ? null : plainOutcome),
  });
