import type { Filter, Formula, Scalar } from "./formula";
import { toFormula, wordsOf } from "./formula";
import { isEverything, type Query } from "./model";
import type { Env } from "./moments";

/**
 * What is known of one conversation, by the registry's short names: ids and texts as strings, dates in unix seconds, lengths of time in seconds,
 * flags as true or false, tags and contacts as lists of ids. Null is known to be unset; left out is not known.
 */
export type Facts = Readonly<Record<string, Scalar | readonly string[] | undefined>>;

export type Verdict = "yes" | "no" | "unknown";

/**
 * Whether a conversation in hand matches, as far as its facts tell. As in Intercom, a comparison of an unset value never matches, negated or not;
 * "is not" and "does not contain" do. A query that has no meaning for `env` is unknown.
 */
export const matches = (tree: Query, facts: Facts, env: Env): Verdict => {
  if (isEverything(tree)) return "yes";
  const { formula, faults } = toFormula(tree, env);
  return faults.length > 0 ? "unknown" : evaluate(formula, facts);
};

/** Exported for the law that rewriting keeps the meaning. */
export const evaluate = (formula: Formula, facts: Facts): Verdict => {
  if (formula.kind === "filter") return test(formula, facts[formula.field.name]);
  const decides: Verdict = formula.kind === "and" ? "no" : "yes";
  let open = false;
  for (const item of formula.items) {
    const verdict = evaluate(item, facts);
    if (verdict === decides) return decides;
    if (verdict === "unknown") open = true;
  }
  if (open) return "unknown";
  return formula.kind === "and" ? "yes" : "no";
};

const verdict = (yes: boolean): Verdict => (yes ? "yes" : "no");

const fold = (value: Scalar): string => String(value).normalize("NFC").toLowerCase();

/** Flags such as priority are sent as words but known as true or false. */
const sent = (filter: Filter, fact: Scalar): Scalar =>
  typeof fact === "boolean" ? filter.field.flagValues[fact ? 0 : 1] : fact;

const test = (filter: Filter, fact: Facts[string]): Verdict => {
  if (fact === undefined) return "unknown";
  const { operator, value } = filter;
  const known: readonly Scalar[] = typeof fact === "object" && fact !== null ? fact : [sent(filter, fact)];
  const set = known.filter((one) => one !== null);
  const wanted: readonly Scalar[] = typeof value === "object" && value !== null ? value : [value];
  switch (operator) {
    case "=":
    case "IN":
      return verdict(wanted.some((one) => equal(filter, set, one)));
    case "!=":
    case "NIN":
      return verdict(!wanted.some((one) => equal(filter, set, one)));
    case ">":
      return verdict(set.some((one) => Number(one) > Number(value)));
    case "<":
      return verdict(set.some((one) => Number(one) < Number(value)));
    default:
      return verdict(testText(operator, set.map(fold), fold(wanted[0] ?? "")));
  }
};

const equal = (filter: Filter, set: readonly Scalar[], wanted: Scalar): boolean => {
  if (wanted === null) return set.length === 0;
  if (filter.field.type !== "words") return set.some((one) => fold(one) === fold(wanted));
  return set.some((one) => wordsOf(fold(one)).includes(fold(wanted)));
};

const testText = (
  operator: "~" | "!~" | "^" | "!^" | "$" | "!$",
  set: readonly string[],
  text: string,
): boolean => {
  switch (operator) {
    case "~":
      return set.some((one) => one.includes(text));
    case "!~":
      return !set.some((one) => one.includes(text));
    case "^":
      return set.some((one) => one.startsWith(text));
    case "!^":
      return !set.some((one) => one.startsWith(text));
    case "$":
      return set.some((one) => one.endsWith(text));
    case "!$":
      return !set.some((one) => one.endsWith(text));
  }
};
