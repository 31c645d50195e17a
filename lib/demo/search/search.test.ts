import fc from "fast-check";
import { expect, test } from "vitest";
import { DemoError } from "../errors";
import { compileQuery } from "./compile";
import { type Fields, field } from "./fields";
import { isOperator } from "./predicate";
import { paddedWords, wordsOf } from "./words";

type Row = { text: string | null; count: number | null; flag: boolean; tags: string[]; body: string };

const fields: Fields<Row> = (name) => {
  if (name === "text") return field("string", (row) => row.text);
  if (name === "count") return field("integer", (row) => row.count);
  if (name === "flag") return field("boolean", (row) => row.flag);
  if (name === "tags") return field("ids", (row) => row.tags);
  if (name === "body") return field("words", (row) => paddedWords(row.body));
  return undefined;
};

const letters = fc.stringMatching(/^[abAB]{1,3}$/);

const rows: fc.Arbitrary<Row> = fc.record({
  text: fc.option(letters),
  count: fc.option(fc.integer({ min: 0, max: 4 })),
  flag: fc.boolean(),
  tags: fc.uniqueArray(fc.constantFrom("1", "2", "3")),
  body: fc.array(letters, { maxLength: 4 }).map((words) => words.join(" ")),
});

type Leaf = { field: string; operator: string; value: unknown };
type Query = Leaf | { operator: "AND" | "OR"; value: Query[] };

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({
    field: fc.constant("text"),
    operator: fc.constantFrom("=", "!=", "~", "!~", "^", "$"),
    value: letters,
  }),
  fc.record({
    field: fc.constant("text"),
    operator: fc.constantFrom("IN", "NIN"),
    value: fc.array(letters, { maxLength: 3 }),
  }),
  fc.record({ field: fc.constant("text"), operator: fc.constantFrom("=", "!="), value: fc.constant(null) }),
  fc.record({
    field: fc.constant("count"),
    operator: fc.constantFrom("=", "!=", ">", "<", ">=", "<="),
    value: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({ field: fc.constant("flag"), operator: fc.constantFrom("=", "!="), value: fc.boolean() }),
  fc.record({
    field: fc.constant("tags"),
    operator: fc.constantFrom("=", "!="),
    value: fc.constantFrom("1", "2", "3"),
  }),
  fc.record({
    field: fc.constant("tags"),
    operator: fc.constantFrom("IN", "NIN"),
    value: fc.array(fc.constantFrom("1", "2", "3"), { minLength: 1 }),
  }),
  fc.record({
    field: fc.constant("body"),
    operator: fc.constantFrom("=", "!=", "~", "!~", "^", "$"),
    value: letters,
  }),
  fc.record({ field: fc.constant("body"), operator: fc.constantFrom("IN", "NIN"), value: fc.array(letters) }),
);

const group = (inner: fc.Arbitrary<Query>): fc.Arbitrary<Query> =>
  fc.record({
    operator: fc.constantFrom("AND" as const, "OR" as const),
    value: fc.array(inner, { minLength: 1, maxLength: 4 }),
  });

const queries: fc.Arbitrary<Query> = fc.oneof(leaf, group(leaf), group(fc.oneof(leaf, group(leaf))));

const values = (row: Row, name: string): unknown[] => {
  if (name === "text") return [row.text?.toLowerCase() ?? null];
  if (name === "count") return [row.count];
  if (name === "flag") return [row.flag];
  if (name === "tags") return row.tags;
  return row.body
    .toLowerCase()
    .split(" ")
    .filter((word) => word !== "");
};

const lower = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : value);

/** The meaning of one comparison, written as plainly as can be. */
const holds = (row: Row, { field: name, operator, value }: Leaf): boolean => {
  const have = values(row, name);
  const wanted = lower(value);
  const some = (test: (one: unknown) => boolean): boolean => have.some(test);
  const text = (one: unknown): string => (typeof one === "string" ? one : "\u0000");
  const list = Array.isArray(value) ? value.map(lower) : [];
  switch (operator) {
    case "=":
      return some((one) => one === wanted);
    case "!=":
      return !some((one) => one === wanted);
    case "IN":
      return some((one) => list.includes(one));
    case "NIN":
      return !some((one) => list.includes(one));
    case "~":
      return some((one) => text(one).includes(text(wanted)));
    case "!~":
      return !some((one) => text(one).includes(text(wanted)));
    case "^":
      return some((one) => text(one).startsWith(text(wanted)));
    case "$":
      return some((one) => text(one).endsWith(text(wanted)));
    default:
      return some((one) => {
        if (typeof one !== "number" || typeof value !== "number") return false;
        if (operator === ">") return one > value;
        if (operator === "<") return one < value;
        return operator === ">=" ? one >= value : one <= value;
      });
  }
};

const brute = (row: Row, query: Query): boolean => {
  if ("field" in query) return holds(row, query);
  const results = query.value.map((entry) => brute(row, entry));
  return query.operator === "AND" ? results.every(Boolean) : results.some(Boolean);
};

test("a compiled query finds what a plain reading of it finds", () => {
  fc.assert(
    fc.property(rows, queries, (row, query) => {
      expect(compileQuery(query, fields)(row)).toBe(brute(row, query));
    }),
    { numRuns: 3000 },
  );
});

test("a negation finds exactly what its opposite does not", () => {
  const opposites = [
    ["=", "!="],
    ["~", "!~"],
  ];
  fc.assert(
    fc.property(
      rows,
      letters,
      fc.constantFrom(...opposites),
      fc.constantFrom("text", "body"),
      (row, value, pair, name) => {
        const [yes, no] = pair.map((operator) => compileQuery({ field: name, operator, value }, fields)(row));
        expect(yes).toBe(!no);
      },
    ),
  );
});

const refusal = (query: unknown): unknown => {
  try {
    compileQuery(query, fields);
    return "accepted";
  } catch (error) {
    return error instanceof DemoError ? [error.status, error.code, error.field] : error;
  }
};

const simple = { field: "flag", operator: "=", value: true };

test("a query is compiled or refused with 400, whatever is sent", () => {
  fc.assert(
    fc.property(fc.anything(), (query) => {
      const result = refusal(query);
      expect(result === "accepted" || (Array.isArray(result) && result[0] === 400)).toBe(true);
    }),
  );
});

test("groups take fifteen filters and are refused the sixteenth", () => {
  expect(refusal({ operator: "AND", value: Array.from({ length: 15 }, () => simple) })).toBe("accepted");
  expect(refusal({ operator: "AND", value: Array.from({ length: 16 }, () => simple) })).toEqual([
    400,
    "parameter_invalid",
    "query",
  ]);
});

test("groups may be two deep and not three", () => {
  const wrap = (query: unknown) => ({ operator: "OR", value: [query] });
  expect(refusal(wrap(wrap(simple)))).toBe("accepted");
  expect(refusal(wrap(wrap(wrap(simple))))).toEqual([400, "parameter_invalid", "query"]);
});

test.for([
  [{ ...simple, field: "nothing" }, "invalid_field", "nothing"],
  [{ ...simple, field: "constructor" }, "invalid_field", "constructor"],
  [{ ...simple, operator: "==" }, "parameter_invalid", "operator"],
  [{ ...simple, operator: "~" }, "parameter_invalid", "flag"],
  [{ ...simple, value: 3 }, "parameter_invalid", "flag"],
  [{ field: "count", operator: ">", value: "soon" }, "parameter_invalid", "count"],
  [{ field: "text", operator: "IN", value: "a" }, "parameter_invalid", "text"],
  [{ field: "text", operator: ">", value: "a" }, "parameter_invalid", "text"],
  [{ field: "text", operator: "=" }, "parameter_not_found", "query.value"],
  [undefined, "parameter_not_found", "query"],
  [{ operator: "AND", value: [] }, "parameter_invalid", "query"],
])("%j is refused as %s at %s", ([query, code, place]) => {
  expect(refusal(query)).toEqual([400, code, place]);
});

test("a phrase does not equal a text that contains it, while one of its words does", () => {
  const row: Row = { text: null, count: null, flag: false, tags: [], body: "I need support, now" };
  const finds = (operator: string, value: string) =>
    compileQuery({ field: "body", operator, value }, fields)(row);
  expect(finds("=", "need support")).toBe(false);
  expect(finds("=", "Support")).toBe(true);
  expect(finds("=", "supp")).toBe(false);
  expect(finds("~", "supp need")).toBe(true);
});

test("integers may come as text, as the ids of teammates do", () => {
  const row: Row = { text: null, count: 3, flag: true, tags: [], body: "" };
  expect(compileQuery({ field: "count", operator: "=", value: "3" }, fields)(row)).toBe(true);
  expect(compileQuery({ field: "flag", operator: "=", value: "true" }, fields)(row)).toBe(true);
});

test("the operators are those twelve", () => {
  expect(["=", "!=", "IN", "NIN", ">", "<", ">=", "<=", "~", "!~", "^", "$"].every(isOperator)).toBe(true);
  expect(isOperator("LIKE")).toBe(false);
});

test("words are cut in any script and keep their accents and marks", () => {
  expect(wordsOf("Crème brûlée — حقيبة, 東京 & naïve_1")).toEqual([
    "crème",
    "brûlée",
    "حقيبة",
    "東京",
    "naïve_1",
  ]);
});
