import "server-only";
import type { Findings } from "@/lib/search/findings";
import type { Index } from "@/lib/search/here";

/** Calls to Intercom for one page of a list, whatever is found by then. */
export const mostCalls = 8;

/** What one page has left to ask with, and what it learned on the way. */
export type Calls = {
  left: number;
  /** Whether Intercom takes an order to sort by; null before anybody has asked. */
  sorts: boolean | null;
};

export const newCalls = (findings: Findings | null): Calls => ({
  left: mostCalls,
  sorts: findings?.sort === "refused" ? false : findings?.sort === "works" ? true : null,
});

/** The most that one more page of one question can take: tickets are followed by their conversations, and an order may be refused. */
export const costOf = (index: Index, { sorts }: Calls): number =>
  (index === "tickets" ? 2 : 1) + (sorts === null ? 1 : 0);

/** Counts a call before it is made. Who asks has looked at `costOf`, so that this never fails. */
export const spend = (calls: Calls): void => {
  if (calls.left < 1) throw new Error("one page of a list asks Intercom too much");
  calls.left -= 1;
};
