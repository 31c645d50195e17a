import "server-only";
import { openConversation } from "@/lib/intercom/conversation-standing";
import { type Acting, type Doing, plainOutcome } from "./doing";
import { reach } from "./reach";

export const open = (acting: Acting): Doing =>
  reach(acting, {
    change: async () => {
      const { ctx, conversationId, adminId } = acting;
      acting.keep(await openConversation(ctx.intercom, { conversationId, adminId }));
      return plainOutcome;
    },
    reached: (conversation) => (conversation.state === "open" ? plainOutcome : null),
  });
