import type { Verdict } from "@/lib/search/evaluate";
import type { Path } from "@/lib/search/model";
import { endpoint } from "./endpoint";

export type ExplainedTerm = {
  /** The term as one types it, with ids for names, its negations left out. */
  readonly text: string;
  /** Where it stands in the query as it was sent. */
  readonly path: Path;
  readonly negated: boolean;
  /** How the condition at this place stands, its negations counted in. */
  readonly verdict: Verdict;
  /** Whether the whole hangs on it: as long as it stands so, nothing else changes the verdict that way. */
  readonly decides: boolean;
};

export type Explained = {
  readonly conversationId: string;
  /** What the conversation is called. */
  readonly title: string;
  readonly verdict: Verdict;
  /** All terms, in the order of the line; empty for a query that asks nothing. */
  readonly terms: readonly ExplainedTerm[];
};

/** Why a conversation matches a query, or what keeps it out. Reads it anew, so that what is told is what Intercom has. */
export const getExplanation = endpoint<Explained>()({
  method: "GET",
  path: "/api/conversations/:id/explain",
  input: () => import("./inputs").then((all) => all.explainInput),
});
