import "server-only";
import type { ActionInputOf } from "@/lib/actions/input";
import { AppError, isAppError } from "@/lib/core/errors";
import { mergeConversation } from "@/lib/intercom/conversations-later";
import { refusalOf } from "@/lib/intercom/failures";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { isUnknown } from "@/lib/server/acting/reach-by";
import { secondLookMs } from "@/lib/server/acting/say-once";
import { cacheKeys } from "@/lib/server/cache/keys";
import { type Acting, type Doing, type Outcome, plainOutcome } from "./doing";
import { beforeWriting, lookIfPossible, lookNow } from "./look";

/** What Intercom leaves in the one that was merged away. */
const wasMerged = (conversation: Conversation): boolean =>
  (conversation.conversation_parts?.items ?? []).some(
    ({ part_type }) => part_type === "merged_secondary_conversation",
  );

const intoProblem = (message: string, error?: AppError): AppError =>
  new AppError("invalid_input", message, {
    fields: [{ path: "into", message }],
    requestId: error?.requestId,
    cause: error?.cause,
  });

const told = (error: unknown): unknown => {
  const refusal = refusalOf(error);
  if (!isAppError(error) || refusal?.codes.includes("merge_failed") !== true) return error;
  return intoProblem(
    `These two cannot be merged. ${error.message.replace(/^.*?It says: /, "Intercom says: ")}`,
    error,
  );
};

/** Merging cannot be undone, nor is it repeated: the conversation is looked at before and, when in doubt, after. */
export const merge = (acting: Acting, { into }: ActionInputOf<"merge">): Doing => {
  const { ctx, conversationId } = acting;
  const renewOther = () => ctx.cache.expire(cacheKeys.conversation(ctx, into));
  const found = (conversation: Conversation | null): Outcome | null => {
    if (!conversation || !wasMerged(conversation)) return null;
    acting.keep(conversation);
    renewOther();
    return plainOutcome;
  };
  const lookTwice = async (see: () => Promise<Conversation | null>): Promise<Outcome | null> => {
    const first = found(await see());
    if (first) return first;
    await acting.pause(secondLookMs);
    return found(await see());
  };
  return {
    run: async () => {
      if (into === conversationId) throw intoProblem("Choose another conversation than this one.");
      if (wasMerged(await beforeWriting(lookNow(acting)))) {
        throw new AppError("conflict", "This conversation has been merged into another one already.");
      }
      try {
        // The answer is the other conversation, the one that goes on.
        await mergeConversation(ctx.intercom, { conversationId, into });
        renewOther();
        return plainOutcome;
      } catch (error) {
        if (!isUnknown(error)) throw told(error);
        renewOther();
        const seen = await lookTwice(() => lookIfPossible(acting));
        if (seen) return seen;
        throw error;
      }
    },
    look: () => lookTwice(() => lookNow(acting)),
  };
};
