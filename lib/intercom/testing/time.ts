import type { Clock } from "@/lib/core/time";
import type { Sleep } from "../lanes";

export type TestTime = Clock & {
  readonly sleep: Sleep;
  /** Every sleep that was asked for, in milliseconds. */
  readonly slept: number[];
  readonly advance: (ms: number) => void;
};

/** A clock that stands still but for sleeping, which takes no time at all and moves it. */
export const createTestTime = (startMs = Date.UTC(2026, 10, 21)): TestTime => {
  let nowMs = startMs;
  const slept: number[] = [];
  return {
    now: () => nowMs,
    slept,
    advance: (ms) => {
      nowMs += ms;
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      nowMs += ms;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
};
