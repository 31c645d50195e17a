import "server-only";
import { updateConversation } from "@/lib/intercom/conversations";
import { type Acting, type Doing, plainOutcome } from "./doing";
import { reachValue } from "./reach";

/** Read and unread are values, not events. */
export const markRead = (acting: Acting, read: boolean): Doing =>
  reachValue(acting, {
    change: async () => {
      const { ctx, conversationId } = acting;
      acting.keep(await updateConversation(ctx.intercom, { conversationId, read }));
      return plainOutcome;
    },
    reached: (conversation) => (conversation.read === read ? plainOutcome : null),
    same: (was, now) => was.read === now.read,
  });
