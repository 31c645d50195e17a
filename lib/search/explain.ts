import { type Facts, judgeOf, type Verdict } from "./evaluate";
import { toFormula } from "./formula";
import { childrenOf, isEverything, type Path, pathKey, type Query, type Term } from "./model";
import type { Env } from "./moments";

/** A term that decides: how the condition at its place stands, with the negations around it counted in. */
export type Reason = { readonly path: Path; readonly verdict: Verdict };

export type Explanation = {
  readonly verdict: Verdict;
  /**
   * For `yes` the terms that let it in, for `no` those that keep it out, for `unknown` those that nobody can tell; in the
   * order of the line. What others say would change nothing.
   */
  readonly reasons: readonly Reason[];
};

/**
 * Why a conversation in hand matches, or what keeps it out. The verdict is that of `matches`, but that only the terms without
 * a meaning for `env` are unknown, not the whole query.
 */
export const explain = (tree: Query, facts: Facts, env: Env): Explanation =>
  isEverything(tree) ? { verdict: "yes", reasons: [] } : node(tree, false, [], { facts, env });

/** How one term stands by itself, the negations around it counted in; `decides` where the verdict hangs on it. */
export type Standing = Reason & { readonly decides: boolean };

/** `explain`, with all terms in the order of the line and not only those that decide. */
export const standings = (
  tree: Query,
  facts: Facts,
  env: Env,
): { readonly verdict: Verdict; readonly terms: readonly Standing[] } => {
  const { verdict, reasons } = explain(tree, facts, env);
  const deciding = new Set(reasons.map((reason) => pathKey(reason.path)));
  const terms = signedTerms(tree).map(({ term, negated, path }) => ({
    path,
    verdict: standing(term, negated, { facts, env }),
    decides: deciding.has(pathKey(path)),
  }));
  return { verdict, terms };
};

/** The terms of a query, each with whether it stands negated. */
export const signedTerms = (
  query: Query,
  negated = false,
  path: Path = [],
): readonly { readonly term: Term; readonly negated: boolean; readonly path: Path }[] => {
  if (query.kind === "term") return [{ term: query, negated, path }];
  return childrenOf(query).flatMap((item, index) =>
    signedTerms(item, query.kind === "not" ? !negated : negated, [...path, index]),
  );
};

type Case = { readonly facts: Facts; readonly env: Env };

const node = (query: Query, negated: boolean, path: Path, of: Case): Explanation => {
  if (query.kind === "not") return node(query.item, !negated, [...path, 0], of);
  if (query.kind === "term") {
    const verdict = standing(query, negated, of);
    return { verdict, reasons: [{ path, verdict }] };
  }
  const items = query.items.map((item, index) => node(item, negated, [...path, index], of));
  // "Not all of them" is "any of them not", and the other way round.
  const all = (query.kind === "and") !== negated;
  const verdict = together(
    items.map((item) => item.verdict),
    all,
  );
  return {
    verdict,
    reasons: items.filter((item) => item.verdict === verdict).flatMap((item) => item.reasons),
  };
};

/** An unset value is neither more nor less than anything, so a term is asked with its negation and not turned round afterwards. */
const standing = (term: Term, negated: boolean, { facts, env }: Case): Verdict => {
  const { formula, faults } = toFormula(negated ? { kind: "not", item: term } : term, env);
  return faults.length > 0 ? "unknown" : judgeOf(formula)(facts);
};

const together = (verdicts: readonly Verdict[], all: boolean): Verdict => {
  const decides: Verdict = all ? "no" : "yes";
  if (verdicts.includes(decides)) return decides;
  if (verdicts.includes("unknown")) return "unknown";
  return all ? "yes" : "no";
};
