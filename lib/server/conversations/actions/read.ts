import "server-only";
import { updateConversation } from "@/lib/intercom/conversations";
import { type Acting, type Doing, plainOutcome } from "./doing";

/** Read and unread are values, not events: doing it again changes nothing. */
export const markRead = ({ ctx, conversationId, keep }: Acting, read: boolean): Doing => {
  const run = async () => {
    keep(await updateConversation(ctx.intercom, { conversationId, read }));
    return plainOutcome;
  };
  return { run, look: run };
};
