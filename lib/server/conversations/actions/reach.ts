import "server-only";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { type Goal as GoalOf, lookFor, runTowards, type Seeing } from "@/lib/server/acting/reach-by";
import type { KnownDetail } from "../map-detail";
import type { Acting, Doing, Outcome } from "./doing";
import { lookNow } from "./look";

type Goal = GoalOf<Conversation, Outcome>;

export const seeingOf = (acting: Acting): Seeing<Conversation> => ({
  ctx: acting.ctx,
  see: () => lookNow(acting),
  keep: acting.keep,
});

/**
 * For actions that bring about a state. When nobody knows whether Intercom did it, one looks, and does it once more only if
 * the state is not reached: the state may be repeated, the event in the thread should not be.
 */
export const reach = (acting: Acting, goal: Goal): Doing => {
  const seeing = seeingOf(acting);
  return { run: () => runTowards(seeing, goal), look: () => lookFor(seeing, goal) };
};

/** As `reach`, where doing it again changes nothing at all: `lib/intercom` repeats it, and an earlier try is simply done again. */
export const reachFreely = (acting: Acting, goal: Goal): Doing => {
  const run = () => runTowards(seeingOf(acting), { ...goal, repeats: 0 });
  return { run, look: run };
};

type Values = Goal & {
  /** Whether what it sets is still as it was before. */
  readonly same: (was: KnownDetail, now: Conversation) => boolean;
};

/**
 * As `reach`, for what sets a value with a PUT: setting it again changes nothing, unless a colleague has set another one in between. Sent
 * at most three times, with a look between.
 */
export const reachValue = (acting: Acting, { same, ...goal }: Values): Doing => {
  const { before } = acting;
  const untouched = (now: Conversation): boolean | null =>
    before && now.updated_at <= before.updatedAt && same(before, now);
  return reach(acting, { ...goal, repeats: 2, untouched });
};
