import "server-only";
import { AppError, isAppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";

/** After this long nothing is sent a second time: whoever waits for it has waited enough. */
const budgetMs = 20_000;

export const isUnknown = (error: unknown): boolean => isAppError(error) && error.code === "outcome_unknown";

/** What an action is done to, as Intercom has it: a conversation or a ticket. */
export type Seeing<S> = {
  readonly ctx: Pick<Ctx, "clock">;
  /** As it is now, past every cache. */
  readonly see: () => Promise<S>;
  /** Keeps what Intercom answered as its newest state. */
  readonly keep: (seen: S) => void;
};

export type Goal<S, T> = {
  readonly change: () => Promise<T>;
  /** The outcome, when it is as the action would have it; else null. */
  readonly reached: (seen: S) => T | null | Promise<T | null>;
  /** How often it is done again where a look shows that it is not reached: once; 0 where `lib/intercom` repeats the call itself. */
  readonly repeats?: 0 | 1 | 2;
  /**
   * For what sets a value: whether nobody else has changed anything since before the try, so that doing it again overwrites nothing of
   * theirs; null where nobody knows how it was. Left out where what others do meanwhile is no matter.
   */
  readonly untouched?: (seen: S) => boolean | null;
};

/** It is known not to be so, and will not be made so. */
const movedMeanwhile = (cause: unknown): AppError =>
  new AppError(
    "moved",
    "Intercom did not answer, and somebody has changed this meanwhile. It was left as it is now.",
    { cause, ...(isAppError(cause) ? { requestId: cause.requestId } : {}) },
  );

const outcomeIn = async <S, T>({ keep }: Seeing<S>, { reached }: Goal<S, T>, seen: S): Promise<T | null> => {
  const outcome = await reached(seen);
  if (outcome !== null) keep(seen);
  return outcome;
};

const attempt = async <S, T>(
  seeing: Seeing<S>,
  goal: Goal<S, T>,
  triesLeft: number,
  startedMs: number,
): Promise<T> => {
  try {
    return await goal.change();
  } catch (error) {
    if (!isUnknown(error)) throw error;
    const seen = await seeing.see().catch(() => null);
    if (seen === null) throw error;
    const outcome = await outcomeIn(seeing, goal, seen);
    if (outcome !== null) return outcome;
    const untouched = goal.untouched?.(seen);
    if (untouched === false) throw movedMeanwhile(error);
    if (untouched === null || triesLeft === 0 || seeing.ctx.clock.now() - startedMs > budgetMs) throw error;
    return attempt(seeing, goal, triesLeft - 1, startedMs);
  }
};

/**
 * Brings about a state. When nobody knows whether Intercom did it, one looks, and does it once more only if the state is not reached:
 * the state may be repeated, the event in the thread should not be.
 * @throws AppError `moved` where doing it again would overwrite what somebody else has changed since.
 */
export const runTowards = <S, T>(seeing: Seeing<S>, goal: Goal<S, T>): Promise<T> =>
  attempt(seeing, goal, goal.repeats ?? 1, seeing.ctx.clock.now());

/** The outcome, when it is as the action would have it by now; else null. */
export const lookFor = async <S, T>(seeing: Seeing<S>, goal: Goal<S, T>): Promise<T | null> =>
  outcomeIn(seeing, goal, await seeing.see());
