import type { Filter, Formula, FormulaGroup, Scalar } from "./formula";
import { limits, type Path } from "./model";

/** Rewrites that keep the meaning, to bring a formula within Intercom's two levels of fifteen. */

/** Same-kind groups flattened, groups of one unwrapped, alternatives of one field joined to `IN`, exclusions to `NIN`, doubles dropped. */
const simplify = (formula: Formula): Formula => {
  if (formula.kind === "filter") return formula;
  const known = simplified.get(formula);
  if (known) return known;
  const made = simplifyGroup(formula);
  simplified.set(formula, made);
  return made;
};

/** Most tries share most of their parts, and formulas are never changed. */
const simplified = new WeakMap<FormulaGroup, Formula>();

const simplifyGroup = (formula: FormulaGroup): Formula => {
  const flat = formula.items
    .map(simplify)
    .flatMap((item) => (item.kind === formula.kind ? item.items : [item]));
  const items = joinLists(formula.kind, flat);
  const [only] = items;
  return only && items.length === 1 ? only : { ...formula, items };
};

const joinable = (kind: "and" | "or", item: Formula): item is Filter => {
  if (item.kind !== "filter" || item.value === null || item.field.type === "words") return false;
  if (item.field.type === "flag" || item.field.type === "date") return false;
  // Intercom's lists hold words and numbers only.
  if (typeof item.value === "boolean") return false;
  return kind === "or"
    ? item.operator === "=" || item.operator === "IN"
    : item.operator === "!=" || item.operator === "NIN";
};

const valuesOf = (filter: Filter): readonly Scalar[] =>
  Array.isArray(filter.value) ? filter.value : [filter.value].flat();

const joinLists = (kind: "and" | "or", items: readonly Formula[]): readonly Formula[] => {
  const joined = new Map<string, Formula>();
  for (const item of items) {
    if (joinable(kind, item)) {
      const key = `list ${item.field.name}`;
      const known = joined.get(key);
      const before = known?.kind === "filter" ? valuesOf(known) : [];
      const all = [...new Set([...before, ...valuesOf(item)])];
      const [first = null] = all;
      const single = all.length === 1;
      const operator = kind === "or" ? (single ? "=" : "IN") : single ? "!=" : "NIN";
      joined.set(key, {
        ...(known?.kind === "filter" ? known : item),
        operator,
        value: single ? first : all,
      });
    } else {
      const key = hasDate(item) ? `date ${joined.size}` : keyOf(item);
      if (!joined.has(key)) joined.set(key, item);
    }
  }
  return [...joined.values()];
};

/** Whether two dates are the same depends on the day of asking, and what fits must not. */
const hasDate = (formula: Formula): boolean =>
  formula.kind === "filter" ? formula.field.type === "date" : formula.items.some(hasDate);

const keys = new WeakMap<Formula, string>();

const keyOf = (formula: Formula): string => {
  const known = keys.get(formula);
  if (known !== undefined) return known;
  const key =
    formula.kind === "filter"
      ? JSON.stringify([formula.field.name, formula.operator, formula.value])
      : `${formula.kind}(${formula.items.map(keyOf).join()})`;
  keys.set(formula, key);
  return key;
};

export const levelsOf = (formula: Formula): number =>
  formula.kind === "filter" ? 0 : 1 + Math.max(0, ...formula.items.map(levelsOf));

const isGroup = (formula: Formula): formula is FormulaGroup => formula.kind !== "filter";

/** Plain conditions beyond fifteen move into groups of the same kind, which the second level allows. */
const pack = (formula: Formula): Formula => {
  if (formula.kind === "filter" || formula.items.length <= limits.groupItems) return formula;
  const groups = formula.items.filter(isGroup);
  const plain = formula.items.filter((item) => !isGroup(item));
  const chunks: Formula[] = [];
  for (let at = 0; at < plain.length; at += limits.groupItems) {
    const items = plain.slice(at, at + limits.groupItems);
    const [only] = items;
    chunks.push(only && items.length === 1 ? only : { kind: formula.kind, items, path: formula.path });
  }
  return { ...formula, items: [...chunks, ...groups] };
};

const fits = (formula: Formula): boolean =>
  levelsOf(formula) <= limits.groupLevels &&
  groupsOf(formula).every((group) => group.items.length <= limits.groupItems);

const groupsOf = (formula: Formula): readonly FormulaGroup[] =>
  formula.kind === "filter" ? [] : [formula, ...formula.items.flatMap(groupsOf)];

type Clauses = readonly (readonly Filter[])[];

/** Clauses are counted before they are made: distributing can double a query with every group. */
const clauseCount = (formula: Formula, outer: "and" | "or"): number => {
  if (formula.kind === "filter") return 1;
  const counts = formula.items.map((item) => clauseCount(item, outer));
  return formula.kind === outer
    ? counts.reduce((a, b) => a + b, 0)
    : counts.reduce((a, b) => Math.min(a * b, 1e6), 1);
};

const clausesOf = (formula: Formula, outer: "and" | "or"): Clauses => {
  if (formula.kind === "filter") return [[formula]];
  const parts = formula.items.map((item) => clausesOf(item, outer));
  if (formula.kind === outer) return parts.flat();
  return parts.reduce<Clauses>(
    (made, part) => made.flatMap((left) => part.map((right) => [...left, ...right])),
    [[]],
  );
};

/** Clauses that are the same or of one field still join, so somewhat more than fifteen may come to fit. */
const mostClauses = 4 * limits.groupItems;

/** As alternatives of conjunctions (`or`) or the other way round (`and`): two levels whatever the depth was. */
const distribute = (formula: Formula, outer: "and" | "or"): Formula | null => {
  if (clauseCount(formula, outer) > mostClauses) return null;
  const inner = outer === "or" ? "and" : "or";
  const items = clausesOf(formula, outer).map(
    (clause): Formula => ({ kind: inner, items: clause, path: [] }),
  );
  return simplify({ kind: outer, items, path: [] });
};

/** The same meaning within the limits, or null where none of the rewrites gets there. */
export const fitToLimits = (formula: Formula): Formula | null => {
  const simple = simplify(formula);
  for (const make of [() => simple, () => distribute(simple, "or"), () => distribute(simple, "and")]) {
    const made = make();
    const packed = made && pack(made);
    if (packed && fits(packed)) return packed;
  }
  return null;
};

type Blame = {
  readonly path: Path;
  readonly message: string;
  /** Which part of the group is too many; 0 where it is too deep. */
  readonly excess: number;
};

/** The group to blame when nothing fits: the fullest of those too full, or else the deepest. */
export const blame = (formula: Formula): Blame => {
  const groups = groupsOf(simplify(formula));
  const fullest = [...groups].sort((a, b) => b.items.length - a.items.length)[0];
  const count = fullest?.items.length ?? 0;
  if (fullest && count > limits.groupItems) {
    const message = `Intercom takes ${limits.groupItems} conditions in a group; this one comes to ${count}.`;
    return { path: fullest.path, message, excess: (count - limits.groupItems) / count };
  }
  const deepest = [...groups].sort((a, b) => b.path.length - a.path.length)[0];
  const message = "Intercom takes groups two deep; this is nested deeper.";
  return { path: deepest?.path ?? [], message, excess: 0 };
};
