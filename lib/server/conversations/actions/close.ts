import "server-only";
import { closeConversation } from "@/lib/intercom/conversations";
import { type Acting, type Doing, plainOutcome } from "./doing";
import { reach } from "./reach";

export const close = (acting: Acting): Doing =>
  reach(acting, {
    change: async () => {
      const { ctx, conversationId, adminId } = acting;
      acting.keep(await closeConversation(ctx.intercom, { conversationId, adminId }));
      return plainOutcome;
    },
    reached: (conversation) => (conversation.state === "closed" ? plainOutcome : null),
  });
