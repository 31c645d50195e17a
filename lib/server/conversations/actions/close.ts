import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { closeConversation } from "@/lib/intercom/conversation-standing";
import { type Acting, type Doing, plainOutcome } from "./doing";
import { reach } from "./reach";
import { say } from "./say";

/** With a message it is a message, and never repeated by itself. */
export const close = (acting: Acting, { message }: ActionInputOf<"close">): Doing => {
  const { ctx, conversationId, adminId } = acting;
  const send = (body?: string) => closeConversation(ctx.intercom, { conversationId, adminId, body });
  if (message !== undefined) return say(acting, { text: message, send });
  return reach(acting, {
    change: async () => {
      acting.keep(await send());
      return plainOutcome;
    },
    reached: (conversation) => (conversation.state === "closed" ? plainOutcome : null),
  });
};
