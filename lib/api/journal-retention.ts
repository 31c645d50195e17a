import { endpoint } from "./endpoint";
import type { KeptMonths } from "./kept-months";

/** For how long the journal is kept, and what that means for what it has. */
export type RetentionState = {
  /** Null: for ever. */
  readonly months: KeptMonths | null;
  /** That it was set, with a secret that is not known any more, so that it counts for nothing. */
  readonly isLost: boolean;
  readonly rows: number;
  /** When the oldest row was written; null where there is none. */
  readonly sinceMs: number | null;
  /** When rows were last removed; null where all are there. */
  readonly cutAtMs: number | null;
  /** For each choice, how many rows are older than that now. */
  readonly older: readonly { readonly months: KeptMonths; readonly rows: number }[];
};

/** For those who manage the journal, as is `putRetention`. */
export const getRetention = endpoint<RetentionState>()({
  method: "GET",
  path: "/api/journal/retention",
  input: () => import("./inputs").then((all) => all.nothing),
});

/** What is older than that goes for good within the hour, and from then on each day. */
export const putRetention = endpoint<RetentionState>()({
  method: "PUT",
  path: "/api/journal/retention",
  input: () => import("./inputs").then((all) => all.retentionInput),
});
