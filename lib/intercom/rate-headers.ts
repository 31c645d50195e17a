import type { ResponseHeaders } from "./transport";

/** What an answer says of the rate limit; `resetMs` is on our clock. Null for what it does not say or says wrongly. */
export type RateHeaders = {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetMs: number | null;
};

const wholeNumber = (value: string | string[] | undefined): number | null =>
  typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : null;

const serverNowMs = (headers: ResponseHeaders, nowMs: number): number => {
  const date = headers.date;
  const parsed = typeof date === "string" ? Date.parse(date) : Number.NaN;
  return Number.isNaN(parsed) ? nowMs : parsed;
};

/** The reset is taken relative to the answer's own `Date`, so that a wrong clock on this machine does no harm. */
export const readRateHeaders = (headers: ResponseHeaders, nowMs: number): RateHeaders => {
  const limit = wholeNumber(headers["x-ratelimit-limit"]);
  const reset = wholeNumber(headers["x-ratelimit-reset"]);
  return {
    limit: limit === 0 ? null : limit,
    remaining: wholeNumber(headers["x-ratelimit-remaining"]),
    resetMs: reset === null ? null : nowMs + (reset * 1000 - serverNowMs(headers, nowMs)),
  };
};
