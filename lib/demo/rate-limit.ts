export type RateLimitState = { limit: number; remaining: number; resetAt: number; exceeded: boolean };

/**
 * Windows of 10 s, 1,666 calls each (10,000 a minute over six windows, api.md section 4). They follow the real time, not the
 * workspace's clock: a test that moves the clock means snoozes, and a client waits in real time.
 */
export const createRateLimit = (realSeconds: () => number = () => Date.now() / 1000) => {
  let limit = 1666;
  let windowSeconds = 10;
  let window = -1;
  let used = 0;
  return {
    /** Counts one call. `resetAt` is unix seconds. */
    take: (): RateLimitState => {
      const now = Math.floor(realSeconds() / windowSeconds);
      if (now !== window) {
        window = now;
        used = 0;
      }
      used += 1;
      const remaining = Math.max(0, limit - used);
      return { limit, remaining, resetAt: (window + 1) * windowSeconds, exceeded: used > limit };
    },
    configure: (next: { limit?: number; windowSeconds?: number }): void => {
      limit = next.limit ?? limit;
      windowSeconds = next.windowSeconds ?? windowSeconds;
      window = -1;
    },
  };
};

export const rateLimitHeaders = (state: RateLimitState): Record<string, string> => ({
  "x-ratelimit-limit": String(state.limit),
  "x-ratelimit-remaining": String(state.remaining),
  "x-ratelimit-reset": String(state.resetAt),
});
