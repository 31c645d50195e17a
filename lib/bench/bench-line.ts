/** One line of the report: a figure, and what it may be at most. A ratio is against the floor of the same run. */
export type BenchLine = {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  readonly detail: string;
};
