import { median } from "./app";

export const p95 = (times: readonly number[]): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
};

/** Median of each time against the floor before and after it. */
export const ratioOf = (
  times: readonly number[],
  floors: readonly number[],
  again: readonly number[],
): number => median(times.map((time, at) => time / (((floors[at] ?? 0) + (again[at] ?? 0)) / 2)));

/** A/A: how much the floor differs from itself. */
export const noiseOf = (floors: readonly number[], again: readonly number[]): number =>
  median(floors.map((time, at) => Math.max(time, again[at] ?? time) / Math.min(time, again[at] ?? time)));
