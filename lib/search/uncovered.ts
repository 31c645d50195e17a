import { fieldOf } from "./fields";
import { canonical, isEverything, mapTerms, type Query, type Term } from "./model";
import { parse } from "./parse";
import { print } from "./print";

const open: Term = { kind: "term", field: "state", operator: "is", values: [{ kind: "text", text: "open" }] };

export type Uncovered = {
  /** What is open and in none of the views; null where one of them holds all that is open. */
  readonly q: string | null;
  /** Views that were left out, since what they hold depends on who looks, or since they cannot be read. */
  readonly leftOut: readonly string[];
  /** False where a view compares what may not be set and Intercom cannot search for that: of those, some may be missed. */
  readonly exact: boolean;
};

type Named = { readonly id: string; readonly query: string };

const isPersonal = (query: Query): boolean => {
  let found = false;
  mapTerms(query, (term) => {
    found ||= term.values.some((value) => value.kind === "me" || value.kind === "my-teams");
    return term;
  });
  return found;
};

const itemsOf = (query: Query): readonly Query[] => (query.kind === "and" ? query.items : [query]);

const isState = (query: Query): query is Term => query.kind === "term" && query.field === "state";

/** A view's conditions on what is open anyway; null where it holds nothing that is open. */
const amongOpen = (query: Query): Query | null => {
  const states = itemsOf(query).filter(isState);
  if (states.some((term) => !term.values.some((value) => value.kind === "text" && value.text === "open")))
    return null;
  return canonical({ kind: "and", items: itemsOf(query).filter((item) => !isState(item)) });
};

const always = ["created", "updated", "parts"];
const compares = ["above", "below", "range"];

const none = (field: string): Term => ({ kind: "term", field, operator: "is", values: [{ kind: "none" }] });

type Complement = { readonly query: Query; readonly exact: boolean };

/** A day, too, is two comparisons, be it of a date or of an attribute; "not set" beside it holds what is not set. */
const isCompared = ({ operator, values }: Term): boolean =>
  compares.includes(operator) ||
  (operator === "is" &&
    values.some((value) => value.kind === "date" || value.kind === "day") &&
    !values.some((value) => value.kind === "none"));

/** A comparison never holds of what is not set, nor does its opposite: what is not set is in neither. */
const outsideTerm = (term: Term, negated: boolean): Complement => {
  const query: Query = negated ? term : { kind: "not", item: term };
  if (!isCompared(term) || always.includes(term.field)) return { query, exact: true };
  if (fieldOf(term.field)?.unset === "never") return { query, exact: false };
  return { query: { kind: "or", items: [query, none(term.field)] }, exact: true };
};

/** Everything that the query, negated or not, does not hold. */
const outside = (query: Query, negated = false): Complement => {
  if (query.kind === "term") return outsideTerm(query, negated);
  if (query.kind === "not") return outside(query.item, !negated);
  const items = query.items.map((item) => outside(item, negated));
  const kind = (query.kind === "and") === negated ? "and" : "or";
  return {
    query: { kind, items: items.map((item) => item.query) },
    exact: items.every((item) => item.exact),
  };
};

/** The query for what is open and in none of these views: for leads, to see what slips. */
export const uncoveredBy = (views: readonly Named[]): Uncovered => {
  const leftOut: string[] = [];
  const kept = new Map<string, Query>();
  for (const { id, query } of views) {
    const { tree, problems } = parse(query);
    const rest = amongOpen(tree);
    if (problems.length > 0 || isPersonal(tree)) leftOut.push(id);
    else if (rest !== null) kept.set(print(rest), rest);
  }
  const held = [...kept.values()];
  if (held.some(isEverything)) return { q: null, leftOut, exact: true };
  const out = held.map((query) => outside(query));
  const tree = canonical({ kind: "and", items: [open, ...out.map((one) => one.query)] });
  return { q: print(tree), leftOut, exact: out.every((one) => one.exact) };
};
