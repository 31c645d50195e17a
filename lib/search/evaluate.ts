import { compileTest } from "./compile-test";
import type { Formula, Scalar } from "./formula";
import { toFormula } from "./formula";
import { isEverything, type Query } from "./model";
import type { Env } from "./moments";

/**
 * What is known of one conversation, by the registry's short names: ids and texts as strings, dates in unix seconds, lengths of time in seconds,
 * flags as true or false, tags and contacts as lists of ids, attributes as `attr.NAME`. Null is known to be unset; left out is not known.
 */
export type Facts = Readonly<Record<string, Scalar | readonly string[] | undefined>>;

export type Verdict = "yes" | "no" | "unknown";

/** Tells of one conversation after the other. */
export type Judge = (facts: Facts) => Verdict;

/**
 * Whether a conversation in hand matches, as far as its facts tell; for many, `matcher`. As in Intercom, a comparison of an unset value never
 * matches, negated or not; "is not" and "does not contain" do. A query that has no meaning for `env` is unknown.
 */
export const matches = (tree: Query, facts: Facts, env: Env): Verdict => matcher(tree, env)(facts);

/** As `matches`, made once for a query. */
export const matcher = (tree: Query, env: Env): Judge => {
  if (isEverything(tree)) return () => "yes";
  const { formula, faults } = toFormula(tree, env);
  return faults.length > 0 ? () => "unknown" : judgeOf(formula);
};

/** Whether a formula holds; its parts are asked in the order of what they cost, which changes no verdict. */
export const judgeOf = (formula: Formula): Judge => {
  if (formula.kind === "filter") {
    const test = compileTest(formula);
    const { name } = formula.field;
    return (facts) => {
      const fact = facts[name];
      if (fact === undefined) return "unknown";
      return test(fact) ? "yes" : "no";
    };
  }
  const judges = [...formula.items].sort((a, b) => costOf(a) - costOf(b)).map(judgeOf);
  return group(judges, formula.kind === "and" ? "no" : "yes", formula.kind === "and" ? "yes" : "no");
};

const group =
  (judges: readonly Judge[], decides: Verdict, otherwise: Verdict): Judge =>
  (facts) => {
    let open = false;
    for (const judge of judges) {
      const verdict = judge(facts);
      if (verdict === decides) return decides;
      if (verdict === "unknown") open = true;
    }
    return open ? "unknown" : otherwise;
  };

const costOf = (formula: Formula): number => {
  if (formula.kind !== "filter") return formula.items.reduce((sum, item) => sum + costOf(item), 1);
  if (formula.field.type === "words") return 50;
  return formula.field.type === "text" ? 10 : 1;
};
