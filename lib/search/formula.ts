import { checkTerm } from "./check";
import type { Field } from "./field";
import { fieldOf } from "./fields";
import type { Path, Query, Term, Value } from "./model";
import { boundsOf, type Env } from "./moments";
import { spanSeconds } from "./values";

/**
 * The query's meaning over searched fields: relative values made absolute, negation pushed inward. Intercom's limits are not yet looked at
 * (`fit.ts`), and two operators here have no name in Intercom (`!^`, `!$`). `evaluate` works on this too.
 */
export type Formula = Filter | FormulaGroup;

export type FormulaGroup = {
  readonly kind: "and" | "or";
  readonly items: readonly Formula[];
  readonly path: Path;
};

export type Filter = {
  readonly kind: "filter";
  readonly field: Field;
  readonly operator: FilterOperator;
  /** A list for `IN` and `NIN` only. Null means unset. */
  readonly value: Scalar | readonly Scalar[];
  /** The term that it comes from. */
  readonly path: Path;
  /** Intercom could search the field, but not for this. */
  readonly here?: true;
};

/** Who can tell whether the filter holds. */
export const whoSearches = (filter: Filter): Field["searched"] =>
  filter.here || filter.operator === "!^" || filter.operator === "!$" ? "here" : filter.field.searched;

export type Scalar = string | number | boolean | null;

type FilterOperator = "=" | "!=" | ">" | "<" | "IN" | "NIN" | "~" | "!~" | "^" | "!^" | "$" | "!$";

/** A term that has no meaning here and now, and what could stand instead. */
export type TermFault = { readonly path: Path; readonly message: string; readonly instead: Term | null };

type Made = { readonly formula: Formula; readonly faults: readonly TermFault[] };

export type FormulaOptions = {
  /** Names that are not completed to ids count as some id, so that a line can be checked before the names are known. */
  readonly looseNames?: boolean;
  /** What "nobody" is searched as; null, its true meaning, unless given. "here" where Intercom does not find it at all. */
  readonly unassigned?: 0 | null | "here";
};

export const toFormula = (query: Query, env: Env, options: FormulaOptions = {}): Made => {
  const faults: TermFault[] = [];
  const formula = node(query, false, [], { env, options, faults });
  return { formula, faults };
};

type Work = { readonly env: Env; readonly options: FormulaOptions; readonly faults: TermFault[] };

const node = (query: Query, negated: boolean, path: Path, work: Work): Formula => {
  if (query.kind === "not") return node(query.item, !negated, [...path, 0], work);
  if (query.kind === "term") {
    const fault = checkTerm(query);
    const made = fault ?? ofTerm(query, path, work);
    if (!("message" in made)) return negated ? negate(made) : made;
    work.faults.push({ path, message: made.message, instead: made.instead });
    return { kind: "and", items: [], path };
  }
  const items = query.items.map((item, index) => node(item, negated, [...path, index], work));
  return { kind: negated ? (query.kind === "and" ? "or" : "and") : query.kind, items, path };
};

const opposites: Record<FilterOperator, FilterOperator> = {
  "=": "!=",
  "!=": "=",
  ">": "<",
  "<": ">",
  IN: "NIN",
  NIN: "IN",
  "~": "!~",
  "!~": "~",
  "^": "!^",
  "!^": "^",
  $: "!$",
  "!$": "$",
};

const negate = (formula: Formula): Formula => {
  if (formula.kind !== "filter") {
    return { ...formula, kind: formula.kind === "and" ? "or" : "and", items: formula.items.map(negate) };
  }
  const { operator, value } = formula;
  if (formula.field.type === "attribute" && (operator === ">" || operator === "<"))
    return notCompared(formula);
  // Whole numbers and seconds: not more than 5 is less than 6.
  if (typeof value === "number" && operator === ">") return { ...formula, operator: "<", value: value + 1 };
  if (typeof value === "number" && operator === "<") return { ...formula, operator: ">", value: value - 1 };
  // "Set" is asked of a date as "later than 1970", which needs nothing undocumented.
  if (value === null && formula.field.type === "date" && formula.field.unset !== "here")
    return { ...formula, operator: ">", value: 0 };
  return { ...formula, operator: opposites[operator] };
};

/** Attributes need not be whole numbers: not more than 2.5 is less or just that. */
const notCompared = (filter: Filter): Formula => ({
  kind: "or",
  path: filter.path,
  items: [
    { ...filter, operator: opposites[filter.operator] },
    { ...filter, operator: "=" },
  ],
});

type Refusal = { readonly message: string; readonly instead: Term | null };

const ofTerm = (term: Term, path: Path, work: Work): Formula | Refusal => {
  const row = fieldOf(term.field);
  if (!row) return { message: `There is no field “${term.field}”.`, instead: null };
  const filter = (operator: FilterOperator, value: Filter["value"], field = row): Filter => ({
    kind: "filter",
    field,
    operator,
    value,
    path,
  });
  if (row.type === "attribute") return attribute(row, term, path, work.env);
  if (row.type === "reference") return reference(row, term, path, work);
  if (row.type === "date") return date(row, term, path, work.env);
  if (row.type === "person")
    return anyOf(
      term.values.map((value) => person(term, textOf(value), path)),
      path,
    );
  if (row.type === "words")
    return anyOf(
      term.values.map((value) => words(row, term, textOf(value), path)),
      path,
    );
  const scalars = term.values.map((value) => scalarOf(row, value));
  const [first = null, second = null] = scalars;
  switch (term.operator) {
    case "above":
      return filter(">", first);
    case "below":
      return filter("<", first);
    case "range":
      return between(row, Number(first), Number(second), path);
    case "contains":
      return anyOf(
        scalars.map((scalar) => filter("~", scalar)),
        path,
      );
    case "starts":
      return anyOf(
        scalars.map((scalar) => filter("^", scalar)),
        path,
      );
    case "ends":
      return anyOf(
        scalars.map((scalar) => filter("$", scalar)),
        path,
      );
    case "is":
      return scalars.length === 1 ? filter("=", first) : filter("IN", scalars);
  }
};

const anyOf = (items: readonly Formula[], path: Path): Formula => {
  const [only] = items;
  return only && items.length === 1 ? only : { kind: "or", items, path };
};

const between = (field: Field, first: number, last: number, path: Path): Formula => ({
  kind: "and",
  path,
  items: [
    { kind: "filter", field, operator: ">", value: first - 1, path },
    { kind: "filter", field, operator: "<", value: last + 1, path },
  ],
});

const textOf = (value: Value): string => (value.kind === "text" ? value.text : "");

const scalarOf = (row: Field, value: Value): Scalar => {
  if (value.kind === "none") return null;
  if (value.kind === "number") return value.value;
  if (value.kind === "span") return spanSeconds(value.amount, value.unit);
  if (value.kind === "flag") return row.flagValues[value.value ? 0 : 1];
  return textOf(value);
};

/** Ids go out as the type that the field is documented with; those beyond 2^53 stay text. */
const wireId = (row: Field, id: string): Scalar =>
  row.wire === "integer" && Number.isSafeInteger(Number(id)) ? Number(id) : id;

const reference = (row: Field, term: Term, path: Path, work: Work): Formula | Refusal => {
  const ids: string[] = [];
  let none = false;
  for (const value of term.values) {
    if (value.kind === "id") ids.push(value.id);
    else if (value.kind === "none") none = true;
    else if (value.kind === "me" && work.env.me !== null) ids.push(work.env.me);
    else if (value.kind === "me")
      return { message: "You are not linked to a teammate in Intercom.", instead: null };
    else if (value.kind === "my-teams" && work.env.myTeamIds.length > 0) ids.push(...work.env.myTeamIds);
    else if (value.kind === "my-teams") return { message: "You are in no team in Intercom.", instead: null };
    else if (work.options.looseNames) ids.push("1");
    else return { message: `“${textOf(value)}” is no known ${row.label.toLowerCase()}.`, instead: null };
  }
  const list = [...new Set(ids)].map((id) => wireId(row, id));
  const [first = null] = list;
  const some: Filter = {
    kind: "filter",
    field: row,
    operator: list.length === 1 ? "=" : "IN",
    value: list.length === 1 ? first : list,
    path,
  };
  if (!none) return some;
  const unset = nobodyFilter(row, path, work);
  return list.length === 0 ? unset : { kind: "or", items: [unset, some], path };
};

const nobodyFilter = (field: Field, path: Path, { options }: Work): Filter => {
  const plain = { kind: "filter", field, operator: "=", value: null, path } as const;
  if (field.unset !== "assignee" || options.unassigned === undefined) return plain;
  // A ticket does not say whom it is assigned to in a way that its conversation would, so Intercom has to be asked.
  if (options.unassigned === "here") return field.searched === "tickets" ? plain : { ...plain, here: true };
  return { ...plain, value: options.unassigned === null ? null : wireId(field, "0") };
};

const comparing: Readonly<Record<string, ">" | "<">> = { above: ">", below: "<" };

/** How a value was written says what it is compared as; where that is wrong for the attribute at hand, nothing matches. */
const attribute = (row: Field, term: Term, path: Path, env: Env): Formula | Refusal => {
  const [first, second] = term.values;
  const compare = comparing[term.operator];
  const isNumber = first?.kind === "number";
  if (compare && isNumber) return { kind: "filter", field: row, operator: compare, value: first.value, path };
  if (term.operator === "range" && isNumber && second?.kind === "number") {
    const end = (operator: ">" | "<", value: number): Formula => ({
      kind: "or",
      path,
      items: [
        { kind: "filter", field: row, operator, value, path },
        { kind: "filter", field: row, operator: "=", value, path },
      ],
    });
    return { kind: "and", items: [end(">", first.value), end("<", second.value)], path };
  }
  if (term.operator === "range" || compare) return date(row, term, path, env);
  return anyOf(
    term.values.map((value) => attributeValue(row, term, value, path, env)),
    path,
  );
};

const textOperators: Readonly<Record<string, FilterOperator>> = { contains: "~", starts: "^", ends: "$" };

const attributeValue = (row: Field, term: Term, value: Value, path: Path, env: Env): Formula => {
  const filter = (operator: FilterOperator, wanted: Filter["value"]): Filter => ({
    kind: "filter",
    field: row,
    operator,
    value: wanted,
    path,
  });
  if (value.kind === "text") return filter(textOperators[term.operator] ?? "=", value.text);
  if (value.kind === "number") return filter("=", value.value);
  if (value.kind === "none") return filter("=", null);
  const words = value.kind === "day" ? value.name : value.kind === "date" ? value.date : "";
  if (value.kind === "flag") {
    // An attribute of text may hold the very word.
    const both = value.value ? [true, "yes"] : [false, "no"];
    return row.searched === "here" ? filter("IN", both) : filter("=", value.value);
  }
  const bounds = boundsOf("is", [value], row, env);
  const within = bounds && between(row, bounds.first ?? 0, bounds.last ?? 0, path);
  if (!within || row.searched !== "here") return within ?? filter("=", words);
  return { kind: "or", items: [within, filter("=", words)], path };
};

const date = (row: Field, term: Term, path: Path, env: Env): Formula | Refusal => {
  const alternatives = term.values.map((value): Formula | Refusal => {
    if (value.kind === "none") return { kind: "filter", field: row, operator: "=", value: null, path };
    const bounds = boundsOf(term.operator, term.operator === "range" ? term.values : [value], row, env);
    if (!bounds) return { message: `${row.label} does not take such a value.`, instead: null };
    const { first, last } = bounds;
    if (first !== null && last !== null) return between(row, first, last, path);
    if (first !== null) return { kind: "filter", field: row, operator: ">", value: first - 1, path };
    return { kind: "filter", field: row, operator: "<", value: (last ?? 0) + 1, path };
  });
  const refused = alternatives.find((one) => "message" in one);
  if (refused) return refused;
  const made = alternatives.filter((one): one is Formula => "kind" in one);
  return anyOf(term.operator === "range" ? made.slice(0, 1) : made, path);
};

/** `from:` looks at name and e-mail address; `@acme.com` at the end of the address, a whole address at all of it. */
const person = (term: Term, text: string, path: Path): Formula => {
  const at = (name: "email" | "author", operator: FilterOperator): readonly Filter[] => {
    const row = fieldOf(name);
    return row ? [{ kind: "filter", field: row, operator, value: text, path }] : [];
  };
  const both = (operator: FilterOperator): Formula => ({
    kind: "or",
    items: [...at("author", operator), ...at("email", operator)],
    path,
  });
  if (term.operator === "starts") return both("^");
  if (term.operator === "ends") return both("$");
  if (term.operator === "contains" || !text.includes("@")) return both("~");
  return anyOf(at("email", text.startsWith("@") ? "$" : "="), path);
};

/** Intercom matches `source.body` word by word, so a phrase becomes all of its words. */
const words = (row: Field, term: Term, text: string, path: Path): Formula => {
  const operator: FilterOperator = term.operator === "contains" ? "~" : "=";
  const found = wordsOf(text);
  // A text of signs only has no word to look for; it is sent as it is, and finds nothing, rather than everything.
  const wanted = found.length > 0 ? found : text.trim().split(/\s+/u).slice(0, 1);
  const items = wanted.map((value): Filter => ({ kind: "filter", field: row, operator, value, path }));
  const [only] = items;
  return only && items.length === 1 ? only : { kind: "and", items, path };
};

/**
 * Letters, digits and marks of any script hold together, all else parts words. How Intercom cuts words is not documented; this agrees with common
 * search engines but for apostrophes and dots inside a word.
 */
export const wordsOf = (text: string): readonly string[] =>
  text.normalize("NFC").match(/[\p{L}\p{N}\p{M}_]+/gu) ?? [];
