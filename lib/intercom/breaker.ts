const spanMs = 10_000;
const leastCalls = 20;
const failingShare = 0.5;
const restMs = 5_000;

const secondMs = 1_000;

type Second = { readonly startMs: number; calls: number; failed: number };

export type Breaker = {
  /** 0 when a call may go out, else how long Intercom is still left alone. A permitted probe must be reported. */
  readonly waitMs: (nowMs: number) => number;
  readonly report: (failed: boolean, nowMs: number) => void;
  /** For a call that ended without telling anything about Intercom, such as an aborted one. */
  readonly dropped: () => void;
  readonly isOpen: () => boolean;
};

/**
 * Once half of at least 20 calls within ten seconds failed, Intercom is left alone for five seconds; then one call goes
 * out, and its fate decides. A share of all calls, and not of the last few, so that many hanging at once do not stop the
 * rest that works.
 */
export const createBreaker = (): Breaker => {
  let seconds: Second[] = [];
  let openUntilMs: number | null = null;
  let probing = false;

  const count = (failed: boolean, nowMs: number): void => {
    let last = seconds.at(-1);
    if (last === undefined || nowMs - last.startMs >= secondMs) {
      last = { startMs: nowMs, calls: 0, failed: 0 };
      seconds = [...seconds.filter((second) => second.startMs > nowMs - spanMs), last];
    }
    last.calls += 1;
    if (failed) last.failed += 1;
  };

  const isFailing = (): boolean => {
    const calls = seconds.reduce((sum, second) => sum + second.calls, 0);
    const failed = seconds.reduce((sum, second) => sum + second.failed, 0);
    return calls >= leastCalls && failed >= calls * failingShare;
  };

  return {
    waitMs: (nowMs) => {
      if (openUntilMs === null) return 0;
      if (nowMs < openUntilMs) return openUntilMs - nowMs;
      if (probing) return restMs;
      probing = true;
      return 0;
    },
    report: (failed, nowMs) => {
      if (openUntilMs !== null) {
        if (!probing) return;
        probing = false;
        openUntilMs = failed ? nowMs + restMs : null;
        seconds = [];
        return;
      }
      count(failed, nowMs);
      if (isFailing()) openUntilMs = nowMs + restMs;
    },
    dropped: () => {
      probing = false;
    },
    isOpen: () => openUntilMs !== null,
  };
};
