/** All in milliseconds. The totals span a whole call with its repeats; waiting for the rate limit is not counted. */
export type Timeouts = {
  readonly connect: number;
  readonly headers: number;
  readonly readTotal: number;
  readonly writeTotal: number;
};

export const defaultTimeouts: Timeouts = {
  connect: 3_000,
  headers: 10_000,
  readTotal: 15_000,
  writeTotal: 30_000,
};
