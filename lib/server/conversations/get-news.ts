import "server-only";
import type { ConversationNews } from "@/lib/api/conversations";
import { revisionOf } from "@/lib/conversation/revision";
import type { Ctx } from "@/lib/server/context";
import { getConversation } from "./get-conversation";

/**
 * What has come since a conversation was read, for pages that ask now and then: of one in which nothing has, only that.
 * @throws AppError as `getConversation`
 */
export const getNews = async (
  ctx: Ctx,
  { id, revision }: { readonly id: string; readonly revision: string },
): Promise<ConversationNews> => {
  const conversation = await getConversation(ctx, { id });
  return {
    conversation: revisionOf(conversation) === revision ? null : conversation,
    stale: conversation.stale,
  };
};
