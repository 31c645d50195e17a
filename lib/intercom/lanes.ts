import type { Clock } from "@/lib/core/time";
import type { Lane } from "./call";
import { rateLimited } from "./failures";
import type { RateHeaders } from "./rate-headers";
import { createRateWindow, type RateWindow, windowMs } from "./window";

const longestPauseMs = 60_000;
const pauseJitterMs = 1_000;
/** After a pause those who waited go out over a while, not all at once. */
const spreadMs = 2_000;
const spreadGapMs = 60;
/** Somebody more urgent may come while the first one waits. */
const lookAgainMs = 250;

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export type LaneOptions = {
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly random: () => number;
  readonly onRateLimit: (event: { readonly untilMs: number }) => void;
};

type Waiter = {
  readonly lane: Lane;
  readonly who: string | undefined;
  readonly deadlineMs: number;
  readonly admit: () => void;
  readonly refuse: (reason: unknown) => void;
};

export type Lanes = {
  /**
   * Ends when a call of that lane may go out: people before batches, whoever had least of this window first, and of one person
   * first come first served. Each admitted call must be followed by one `finished`, or one `unsent` if it did not go out after all.
   * @throws AppError `intercom_rate_limited` when that would be after `deadlineMs`; prefetches never wait.
   */
  readonly admit: (
    lane: Lane,
    deadlineMs: number,
    signal: AbortSignal | undefined,
    who?: string,
  ) => Promise<void>;
  readonly finished: (rate: RateHeaders | null) => void;
  readonly unsent: (lane: Lane, who?: string) => void;
  /** After a 429: nothing goes out until the window ends, or for a window's length where Intercom does not say. */
  readonly pause: (rate: RateHeaders) => void;
  readonly pausedUntilMs: () => number | null;
  readonly close: () => void;
};

const pauseEnd = (rate: RateHeaders, nowMs: number): number => {
  const told = rate.resetMs !== null && rate.resetMs > nowMs ? rate.resetMs : nowMs + windowMs;
  return Math.min(told, nowMs + longestPauseMs);
};

/** People before batches, and of people the one who had least of this window. */
const nextOf = (waiters: readonly Waiter[], { sentFor }: RateWindow): Waiter | undefined => {
  let first: Waiter | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const waiter of waiters) {
    const had = sentFor(waiter.who);
    if (waiter.lane !== "interactive" || had >= least) continue;
    first = waiter;
    least = had;
  }
  return first ?? waiters[0];
};

export const createLanes = ({ clock, sleep, random, onRateLimit }: LaneOptions): Lanes => {
  const window = createRateWindow();
  const closing = new AbortController();
  let waiters: Waiter[] = [];
  let pausedUntil = 0;
  let pumping = false;

  const waitMs = (lane: Lane, who: string | undefined): number => {
    const now = clock.now();
    return Math.max(pausedUntil - now, window.waitMs(lane, now, who), 0);
  };

  const isQueued = (lane: Lane): boolean => waiters.some((waiter) => waiter.lane === lane);

  const refuseLate = (): void => {
    const now = clock.now();
    const late = waiters.filter((waiter) => now + waitMs(waiter.lane, waiter.who) > waiter.deadlineMs);
    waiters = waiters.filter((waiter) => !late.includes(waiter));
    for (const waiter of late) waiter.refuse(rateLimited(waitMs(waiter.lane, waiter.who)));
  };

  const release = (waiter: Waiter): void => {
    waiters = waiters.filter((other) => other !== waiter);
    window.sent(waiter.lane, clock.now(), waiter.who);
    waiter.admit();
  };

  const step = async (waiter: Waiter): Promise<void> => {
    const wait = waitMs(waiter.lane, waiter.who);
    if (wait > 0) return sleep(Math.min(wait, lookAgainMs), closing.signal);
    release(waiter);
    if (clock.now() < pausedUntil + spreadMs) await sleep(random() * spreadGapMs, closing.signal);
  };

  const pump = async (): Promise<void> => {
    if (pumping) return;
    pumping = true;
    try {
      for (refuseLate(); !closing.signal.aborted; refuseLate()) {
        const waiter = nextOf(waiters, window);
        if (waiter === undefined) return;
        await step(waiter);
      }
    } finally {
      pumping = false;
    }
  };

  const queue = (
    lane: Lane,
    deadlineMs: number,
    signal: AbortSignal | undefined,
    who: string | undefined,
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      const leave = () => {
        waiters = waiters.filter((other) => other !== waiter);
        reject(signal?.reason);
      };
      const settle = () => signal?.removeEventListener("abort", leave);
      const waiter: Waiter = {
        lane,
        who,
        deadlineMs,
        admit: () => {
          settle();
          resolve();
        },
        refuse: (reason) => {
          settle();
          reject(reason);
        },
      };
      signal?.addEventListener("abort", leave, { once: true });
      waiters.push(waiter);
      pump().catch(() => {
        for (const left of waiters.splice(0)) left.refuse(closing.signal.reason);
      });
    });

  return {
    admit: async (lane, deadlineMs, signal, who) => {
      signal?.throwIfAborted();
      closing.signal.throwIfAborted();
      const wait = waitMs(lane, who);
      if (wait === 0 && !isQueued(lane)) return window.sent(lane, clock.now(), who);
      if (lane === "prefetch" || clock.now() + wait > deadlineMs) throw rateLimited(wait);
      await queue(lane, deadlineMs, signal, who);
    },
    finished: (rate) => {
      window.finished();
      if (rate !== null) window.observe(rate, clock.now());
    },
    unsent: window.unsent,
    pause: (rate) => {
      const until = pauseEnd(rate, clock.now()) + random() * pauseJitterMs;
      if (until <= pausedUntil) return;
      pausedUntil = until;
      onRateLimit({ untilMs: until });
    },
    pausedUntilMs: () => (pausedUntil > clock.now() ? pausedUntil : null),
    close: () => {
      closing.abort();
      for (const left of waiters.splice(0)) left.refuse(closing.signal.reason);
    },
  };
};
