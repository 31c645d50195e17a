import type { RetryClass } from "./call";
import type { Outcome } from "./outcome";

const baseMs = 250;
const capMs = 2_000;
const notCarriedOutRepeats = 2;

/** How often a call is repeated when nobody knows whether it was carried out. */
const unknownRepeats: Record<RetryClass, number> = {
  read: 2,
  safe: 2,
  "safe-once": 1,
  "look-first": 0,
  never: 0,
};

/** Such a write may be sent again also where its answer could not be read: the next one may tell. */
const isSafe = (retry: RetryClass): boolean => retry === "safe" || retry === "safe-once";

/** No repeat begins later than this after the call began. */
export const repeatBudgetMs = 10_000;

export type Attempts = { readonly notCarriedOut: number; readonly unknown: number };

/** Whether a try that came to `outcome` may be followed by another, by the rules above alone. */
export const mayRepeat = (retry: RetryClass, outcome: Outcome<unknown>, before: Attempts): boolean => {
  switch (outcome.kind) {
    case "done":
    case "refused":
      return false;
    case "limited":
      return before.notCarriedOut < notCarriedOutRepeats;
    case "not-sent":
      return outcome.worthRepeating && before.notCarriedOut < notCarriedOutRepeats;
    case "unknown":
      return (outcome.worthRepeating || isSafe(retry)) && before.unknown < unknownRepeats[retry];
  }
};

/** Full jitter: anything up to 250 ms, 500 ms, 1 s, at most 2 s. */
export const backoffMs = (repeat: number, random: () => number): number =>
  random() * Math.min(capMs, baseMs * 2 ** repeat);
