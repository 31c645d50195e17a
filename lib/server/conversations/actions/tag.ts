import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { tagConversation, untagConversation } from "@/lib/intercom/conversation-tags";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { idOfWanted } from "@/lib/server/acting/wanted-tag";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { reachFreely } from "./reach";

type Wanted = ActionInputOf<"tag">["tag"];

const tagged = ({ id, name }: { readonly id: string; readonly name: string }): Outcome => ({
  ...plainOutcome,
  tag: { id, name },
});

const tagOn = (conversation: Conversation, wanted: Wanted) =>
  conversation.tags.find(({ id, name }) => ("id" in wanted ? id === wanted.id : name === wanted.name));

/** Tags are a set: putting one on again changes nothing. */
export const tag = (acting: Acting, action: ActionInputOf<"tag">): Doing => {
  const idOf = idOfWanted(acting.ctx, action.tag);
  return reachFreely(acting, {
    change: async () => {
      const { ctx, conversationId, adminId } = acting;
      const tagId = await idOf();
      return tagged(await tagConversation(ctx.intercom, { conversationId, adminId, tagId }));
    },
    reached: (conversation) => {
      const found = tagOn(conversation, action.tag);
      return found ? tagged(found) : null;
    },
  });
};

export const untag = (acting: Acting, action: ActionInputOf<"untag">): Doing =>
  reachFreely(acting, {
    change: async () => {
      const { ctx, conversationId, adminId } = acting;
      await untagConversation(ctx.intercom, { conversationId, adminId, tagId: action.tag.id });
      return plainOutcome;
    },
    reached: (conversation) => (tagOn(conversation, action.tag) ? null : plainOutcome),
  });
