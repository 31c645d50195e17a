import "server-only";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { type Acting, type Doing, isUnknown, type Outcome } from "./doing";
import { lookIfPossible, lookNow } from "./look";

/** After this long nothing is sent a second time: whoever waits for it has waited enough. */
const budgetMs = 20_000;

type Goal = {
  readonly change: () => Promise<Outcome>;
  /** The outcome, when the conversation is as the action would have it; else null. */
  readonly reached: (conversation: Conversation) => Outcome | null;
};

const seen = (acting: Acting, { reached }: Goal, conversation: Conversation): Outcome | null => {
  const outcome = reached(conversation);
  if (outcome) acting.keep(conversation);
  return outcome;
};

const attempt = async (
  acting: Acting,
  goal: Goal,
  triesLeft: number,
  startedMs: number,
): Promise<Outcome> => {
  try {
    return await goal.change();
  } catch (error) {
    if (!isUnknown(error)) throw error;
    const conversation = await lookIfPossible(acting);
    if (!conversation) throw error;
    const outcome = seen(acting, goal, conversation);
    if (outcome) return outcome;
    if (triesLeft === 0 || acting.ctx.clock.now() - startedMs > budgetMs) throw error;
    return attempt(acting, goal, triesLeft - 1, startedMs);
  }
};

/**
 * For actions that bring about a state. When nobody knows whether Intercom did it, one looks, and does it once more only if
 * the state is not reached: the state may be repeated, the event in the thread should not be.
 */
export const reach = (acting: Acting, goal: Goal): Doing => ({
  run: () => attempt(acting, goal, 1, acting.ctx.clock.now()),
  look: async () => seen(acting, goal, await lookNow(acting)),
});

/** As `reach`, where doing it again changes nothing at all: an earlier try is simply done again. */
export const reachFreely = (acting: Acting, goal: Goal): Doing => {
  const run = () => attempt(acting, goal, 1, acting.ctx.clock.now());
  return { run, look: run };
};
