import type { Lane } from "./call";
import type { RateHeaders } from "./rate-headers";

/** Intercom counts in windows of ten seconds: 10,000 calls a minute are 1,666 a window. */
export const windowMs = 10_000;
const usualLimit = 1_666;
const longestWindowMs = 60_000;
const sameWindowMs = 1_500;

const reserveShare = 0.1;
const batchShare = 0.3;
const prefetchShare = 0.5;
/** Of one person, so that whoever hammers leaves room for the others. */
const personShare = 0.5;

export type RateWindow = {
  /** 0 when a call of that lane may go out now, else how long until it is worth asking again. */
  readonly waitMs: (lane: Lane, nowMs: number, who?: string) => number;
  readonly sent: (lane: Lane, nowMs: number, who?: string) => void;
  /** How many calls of theirs went out in this window. */
  readonly sentFor: (who: string | undefined) => number;
  readonly finished: () => void;
  /** Takes back a `sent` that did not come to be. */
  readonly unsent: (lane: Lane, who?: string) => void;
  readonly observe: (rate: RateHeaders, nowMs: number) => void;
};

const usableReset = (resetMs: number | null, nowMs: number): number | null =>
  resetMs !== null && resetMs > nowMs && resetMs <= nowMs + longestWindowMs ? resetMs : null;

/**
 * How much of the current window is used, by what Intercom reported and by what we sent and it cannot have counted yet;
 * whichever is more. The last tenth is left to others who share the workspace's limit.
 */
export const createRateWindow = (): RateWindow => {
  let endsMs = 0;
  let limit = usualLimit;
  let remaining: number | null = null;
  let sentCount = 0;
  let batchCount = 0;
  let inFlight = 0;
  const byPerson = new Map<string, number>();

  const roll = (nowMs: number): void => {
    if (nowMs < endsMs) return;
    endsMs = nowMs + windowMs;
    remaining = null;
    sentCount = 0;
    batchCount = 0;
    byPerson.clear();
  };

  const used = (): number =>
    Math.max(sentCount, inFlight, remaining === null ? 0 : limit - remaining + inFlight);

  const sentFor = (who: string | undefined): number => (who === undefined ? 0 : (byPerson.get(who) ?? 0));

  const count = (who: string | undefined, more: number): void => {
    if (who !== undefined) byPerson.set(who, Math.max(0, sentFor(who) + more));
  };

  const hasRoom = (lane: Lane, who: string | undefined): boolean => {
    const taken = used();
    if (sentFor(who) >= limit * personShare) return false;
    if (lane === "prefetch") return taken < limit * prefetchShare;
    if (taken >= limit * (1 - reserveShare)) return false;
    return lane === "interactive" || batchCount < limit * batchShare;
  };

  return {
    waitMs: (lane, nowMs, who) => {
      roll(nowMs);
      return hasRoom(lane, who) ? 0 : Math.max(1, endsMs - nowMs);
    },
    sentFor,
    sent: (lane, nowMs, who) => {
      roll(nowMs);
      count(who, 1);
      sentCount += 1;
      inFlight += 1;
      if (lane === "batch") batchCount += 1;
    },
    finished: () => {
      inFlight -= 1;
    },
    unsent: (lane, who) => {
      count(who, -1);
      inFlight -= 1;
      sentCount = Math.max(0, sentCount - 1);
      if (lane === "batch") batchCount = Math.max(0, batchCount - 1);
    },
    observe: (rate, nowMs) => {
      roll(nowMs);
      if (rate.limit !== null) limit = rate.limit;
      const resetMs = usableReset(rate.resetMs, nowMs);
      const sameWindow = resetMs === null || Math.abs(resetMs - endsMs) < sameWindowMs;
      if (resetMs !== null) endsMs = resetMs;
      if (rate.remaining === null) return;
      remaining = sameWindow && remaining !== null ? Math.min(remaining, rate.remaining) : rate.remaining;
    },
  };
};
