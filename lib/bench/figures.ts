import { median } from "./app";
import type { BenchLine } from "./bench-line";

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

/** A/A: the floor against itself, by the statistic that the app is held against it with. One where nothing else moved. */
const noiseOf = (floors: readonly number[], again: readonly number[]): number => {
  const ratio = median(floors.map((time, at) => time / (again[at] ?? time)));
  return Math.max(ratio, 1 / ratio);
};

/** A run in which the floor differs from itself by more counts for nothing, and fails. */
export const noiseLine = (of: string, floors: readonly number[], again: readonly number[]): BenchLine => ({
  id: "A/A",
  what: `noise of ${of}: the floor against itself`,
  value: noiseOf(floors, again),
  unit: "×",
  limit: 1.15,
  detail: `medians of ${floors.length}`,
});
