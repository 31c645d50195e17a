import fc from "fast-check";
import { untypedAttribute } from "../attributes";
import { checkTerm } from "../check";
import type { Field } from "../field";
import { fields, operatorsOf, valueKindsOf } from "../fields";
import { dayNames, type Operator, type Query, type Term, type Value, type ValueKind } from "../model";
import { ticketAttributeField } from "../ticket-fields";

/** Trees, terms and values of every field and operator of the registry, for the laws. */

const days = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());

const awkward = fc.constantFrom(
  "me",
  "none",
  "MY-TEAMS",
  "or",
  "-x",
  "2025",
  'say "hi"',
  "a\\b",
  "a..b",
  "(x)",
  "x$",
  ">2",
  "~",
  "^a",
  "a,b",
  "invoice 2025",
  "état\u00a0x",
  "مرحبا بك",
  "a:b",
  "=",
  "\\",
  "yes",
  "-3.5",
  "007",
  "2026-11-01",
  "7d",
);

const wellFormed = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });

const texts = fc
  .oneof(fc.string({ minLength: 1, maxLength: 12 }), wellFormed, awkward)
  .filter((text) => text.trim() !== "");

const values: Record<ValueKind, (row: Field) => fc.Arbitrary<Value>> = {
  text: (row) => {
    const free = texts.map((text) => row.choices.find((choice) => choice === text.toLowerCase()) ?? text);
    const known = row.choices.length > 0 ? fc.constantFrom(...row.choices) : free;
    const text = row.type === "choice" && !row.openChoices ? known : fc.oneof(known, free);
    return text.map((one) => ({ kind: "text", text: one }));
  },
  id: () => fc.nat({ max: 999_999_999 }).map((id) => ({ kind: "id", id: String(id) })),
  me: () => fc.constant({ kind: "me" }),
  "my-teams": () => fc.constant({ kind: "my-teams" }),
  none: () => fc.constant({ kind: "none" }),
  number: () => fc.integer({ min: -100, max: 100_000 }).map((value) => ({ kind: "number", value })),
  flag: () => fc.boolean().map((value) => ({ kind: "flag", value })),
  span: () =>
    fc.record({
      kind: fc.constant("span" as const),
      amount: fc.nat({ max: 999 }),
      unit: fc.constantFrom("s", "m", "h", "d", "w"),
    }),
  date: () =>
    fc.tuple(days, fc.boolean()).map(([iso, timed]) => ({
      kind: "date",
      date: iso.slice(0, 10),
      time: timed ? iso.slice(11, 16) : null,
    })),
  day: () => fc.constantFrom(...dayNames).map((name) => ({ kind: "day", name })),
};

const count = (row: Field, operator: Operator): { minLength: number; maxLength: number } => {
  if (operator === "range") return { minLength: 2, maxLength: 2 };
  const single = operator === "above" || operator === "below" || row.type === "flag";
  return { minLength: 1, maxLength: single ? 1 : 4 };
};

/** Terms of one field and operator that `checkTerm` lets through. */
export const termsOf = (row: Field, operator: Operator): fc.Arbitrary<Term> => {
  const value = fc.oneof(...valueKindsOf(row, operator).map((kind) => values[kind](row)));
  return fc
    .array(value, count(row, operator))
    .map((list): Term => ({ kind: "term", field: row.name, operator, values: list }))
    .filter((term) => checkTerm(term) === null);
};

/** Of the workspace's own attributes, some as awkward as people name them; one of a ticket type. */
const attributes = [
  ...["Plan", "Issue type", 'the "big" one', "Größe", "a:b", "x.y-z"].map(untypedAttribute),
  ...[ticketAttributeField("ticket.attr.4711")].filter((row) => row !== null),
];

export const pairs = [...fields, ...attributes].flatMap((row) =>
  operatorsOf(row).map((operator) => ({ row, operator })),
);

export const terms: fc.Arbitrary<Term> = fc
  .constantFrom(...pairs)
  .chain(({ row, operator }) => termsOf(row, operator));

const groupOf = (item: fc.Arbitrary<Query>, most: number): fc.Arbitrary<Query> =>
  fc.record({
    kind: fc.constantFrom("and" as const, "or" as const),
    items: fc.array(item, { minLength: 2, maxLength: most }),
  });

const level = (item: fc.Arbitrary<Query>, most: number): fc.Arbitrary<Query> =>
  fc.oneof(
    { weight: 3, arbitrary: terms },
    { weight: 2, arbitrary: groupOf(item, most) },
    { weight: 1, arbitrary: item.map((one): Query => ({ kind: "not", item: one })) },
  );

/** Canonical trees up to four levels deep, most of them within the parser's own limits. */
export const queries: fc.Arbitrary<Query> = level(level(level(terms, 3), 3), 4);
