/**
 * The query as a tree. Text, builder and address are faces of this one value; Intercom's JSON is made from it.
 *
 * Canonical trees (all that `parse` gives; `canonical` makes any tree so): a group has two items or more, but for the root, which may be
 * `everything`. A `not` may stand before anything.
 */
export type Query = Term | Group | Not;

export type Group = { readonly kind: "and" | "or"; readonly items: readonly Query[] };

export type Not = { readonly kind: "not"; readonly item: Query };

export type Term = {
  readonly kind: "term";
  /** A field's short name, as in the registry (`fields.ts`). */
  readonly field: string;
  readonly operator: Operator;
  /** One or more; any of them matches. `range` has exactly two, `above` and `below` one. */
  readonly values: readonly Value[];
};

export type Operator = "is" | "above" | "below" | "range" | "contains" | "starts" | "ends";

export type Value =
  | { readonly kind: "text"; readonly text: string }
  /** A teammate, team or tag by Intercom's id. A name that is not yet completed to an id is a `text`. */
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "me" }
  | { readonly kind: "my-teams" }
  | { readonly kind: "none" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "flag"; readonly value: boolean }
  /** A length of time; on a date field it is counted from now, backwards or (snoozed) forwards. */
  | { readonly kind: "span"; readonly amount: number; readonly unit: SpanUnit }
  /** A calendar day `YYYY-MM-DD`, or a minute of it when `time` is `HH:MM`, in the time zone of `Env`. */
  | { readonly kind: "date"; readonly date: string; readonly time: string | null }
  | { readonly kind: "day"; readonly name: DayName };

export type ValueKind = Value["kind"];

export type SpanUnit = "s" | "m" | "h" | "d" | "w";

export const weekdays = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;
export const dayNames = ["today", "yesterday", "tomorrow", ...weekdays] as const;
export type DayName = (typeof dayNames)[number];

/** Where a node is: the index at each level down from the root; the item of a `not` is index 0. */
export type Path = readonly number[];

/** Half-open range of UTF-16 positions in the query line. */
export type Span = { readonly from: number; readonly to: number };

export type NodeSpans = Span & { readonly values: readonly Span[] };

/** Spans by `pathKey`; kept beside the tree so that two trees that mean the same are equal. */
export type Spans = ReadonlyMap<string, NodeSpans>;

/** `from` and `to` point into the line that the tree was parsed from, or else into `print(tree)`. */
export type Problem = Span & {
  readonly path: Path;
  readonly message: string;
  readonly mend?: Mend;
};

/** `text` is the whole query line with the mend applied. */
export type Mend = { readonly label: string; readonly text: string };

export const limits = { characters: 2048, depth: 20, terms: 50, groupItems: 15, groupLevels: 2 } as const;

export const everything: Query = { kind: "and", items: [] };

export const pathKey = (path: Path): string => path.join(".");

export const isEverything = (query: Query): boolean => query.kind === "and" && query.items.length === 0;

/** Empty groups are dropped, groups of one become their item; the meaning stays, but an empty `or` or `not` is dropped, not "nothing". */
export const canonical = (query: Query): Query => canonicalOrNothing(query) ?? everything;

const canonicalOrNothing = (query: Query): Query | null => {
  if (query.kind === "term") return query;
  if (query.kind === "not") {
    const item = canonicalOrNothing(query.item);
    return item === null ? null : { kind: "not", item };
  }
  const items = query.items.map(canonicalOrNothing).filter((item) => item !== null);
  if (items.length < 2) return items[0] ?? null;
  return { kind: query.kind, items };
};

/** The node's direct children, in path order. */
export const childrenOf = (query: Query): readonly Query[] => {
  if (query.kind === "term") return [];
  return query.kind === "not" ? [query.item] : query.items;
};

/** The same tree with each term replaced; its shape, and so every path, stays. */
export const mapTerms = (query: Query, change: (term: Term, path: Path) => Term, path: Path = []): Query => {
  if (query.kind === "term") return change(query, path);
  if (query.kind === "not") return { kind: "not", item: mapTerms(query.item, change, [...path, 0]) };
  return {
    kind: query.kind,
    items: query.items.map((item, index) => mapTerms(item, change, [...path, index])),
  };
};
