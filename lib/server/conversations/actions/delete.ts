import "server-only";
import { isAppError } from "@/lib/core/errors";
import { deleteConversation } from "@/lib/intercom/conversation-erase";
import { isUnknown } from "@/lib/server/acting/reach-by";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { lookNow } from "./look";

const deleted: Outcome = { ...plainOutcome, deleted: true };

const isGone = async (acting: Acting): Promise<boolean> => {
  try {
    await lookNow(acting);
    return false;
  } catch (error) {
    return isAppError(error) && error.code === "conversation_gone";
  }
};

/** For good. What is gone already is as deleted as can be. */
export const remove = (acting: Acting): Doing => {
  const run = async (): Promise<Outcome> => {
    try {
      await deleteConversation(acting.ctx.intercom, { conversationId: acting.conversationId });
    } catch (error) {
      if (!(isUnknown(error) && (await isGone(acting)))) throw error;
    }
    return deleted;
  };
  return { run, look: run };
};
