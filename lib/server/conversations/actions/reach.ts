import "server-only";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { type Acting, type Doing, isUnknown, plainOutcome } from "./doing";
import { lookIfPossible, lookNow } from "./look";

/** After this long nothing is sent a second time: whoever waits for it has waited enough. */
const budgetMs = 20_000;

/**
 * For actions that bring about a state (closed, open, assigned). When nobody knows whether Intercom did it, one looks, and
 * does it once more only if the state is not reached: the state may be repeated, the event in the thread should not be.
 */
export const reach = (
  acting: Acting,
  change: () => Promise<Conversation>,
  isReached: (conversation: Conversation) => boolean,
): Doing => {
  const seenReached = async (): Promise<boolean | null> => {
    const seen = await lookIfPossible(acting);
    if (seen && isReached(seen)) acting.keep(seen);
    return seen && isReached(seen);
  };
  const attempt = async (triesLeft: number, startedMs: number): Promise<void> => {
    try {
      acting.keep(await change());
    } catch (error) {
      if (!isUnknown(error)) throw error;
      const reached = await seenReached();
      if (reached) return;
      const isLate = acting.ctx.clock.now() - startedMs > budgetMs;
      if (reached === null || triesLeft === 0 || isLate) throw error;
      await attempt(triesLeft - 1, startedMs);
    }
  };
  return {
    run: async () => {
      await attempt(1, acting.ctx.clock.now());
      return plainOutcome;
    },
    look: async () => {
      const seen = await lookNow(acting);
      if (!isReached(seen)) return null;
      acting.keep(seen);
      return plainOutcome;
    },
  };
};
