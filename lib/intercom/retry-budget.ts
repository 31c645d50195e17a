const share = 0.1;
const reserve = 10;
const reserveRefillMs = 60_000;

export type RetryBudget = {
  readonly called: () => void;
  /** Takes one repeat out of the budget; false when it is used up. */
  readonly take: (nowMs: number) => boolean;
};

/**
 * Repeats may make up a tenth of the calls, and ten a minute on top so that a quiet desk can repeat at all. With Intercom
 * down, thousands of callers must not become three times as many.
 */
export const createRetryBudget = (): RetryBudget => {
  let balance = reserve;
  let refilledMs: number | null = null;
  return {
    called: () => {
      balance = Math.min(reserve, balance + share);
    },
    take: (nowMs) => {
      const elapsed = refilledMs === null ? 0 : Math.max(0, nowMs - refilledMs);
      balance = Math.min(reserve, balance + (elapsed / reserveRefillMs) * reserve);
      refilledMs = nowMs;
      if (balance < 1) return false;
      balance -= 1;
      return true;
    },
  };
};
