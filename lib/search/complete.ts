import { attributeField } from "./attributes";
import type { Field, NameSource } from "./field";
import { fieldIn } from "./field-in";
import { conversations, operatorsOf, valueKindsOf } from "./fields";
import { type FieldToken, lex, type Token, tooLong, writeFieldName } from "./lexer";
import { dayNames, type Operator, type Span, type Value } from "./model";
import { listOf, nameOf, type People } from "./names";
import type { Registry } from "./registry";
import { writeValue } from "./values";

/** Put `text` in place of `from` to `to`; the caret then stands behind it. */
export type Suggestion = Span & {
  readonly text: string;
  /** What the list shows; `hint` stands beside it, fainter. */
  readonly label: string;
  readonly hint: string;
  /** Whom or what it names, to be shown with a face; null for the rest. */
  readonly who: { readonly source: NameSource; readonly id: string } | null;
  /** More has to follow at once: no space goes behind it. */
  readonly goesOn: boolean;
};

const most = 12;

/** What may be meant at the caret: fields where a term begins, values behind a colon. At most twelve, best first; never throws. */
export const complete = (
  text: string,
  caret: number,
  people: People,
  today: string | null = null,
  registry: Registry = conversations,
): readonly Suggestion[] => {
  if (tooLong(text)) return [];
  const token = lex(text).tokens.find((one) => one.from < caret && caret <= one.to && one.kind !== "minus");
  if (token?.kind === "field" && caret > token.nameSpan.to)
    return valueSuggestions(text, caret, token, { people, today, registry });
  if (token && !isNameLike(token)) return [];
  const span = token?.kind === "field" ? token.nameSpan : (token ?? { from: caret, to: caret });
  const known = [...registry.fields, ...attributesOf(people)];
  return fieldSuggestions(text.slice(span.from, caret), span, token?.kind === "field", known);
};

const isNameLike = (token: Token): boolean =>
  token.kind === "word" || token.kind === "field" || token.kind === "or" || token.kind === "and";

const fieldSuggestions = (
  typed: string,
  span: Span,
  hasColon: boolean,
  fields: readonly Field[],
): readonly Suggestion[] => {
  const wanted = typed.toLowerCase().replaceAll('"', "");
  return rank(fields, wanted, (row) => [row.name, ...row.aliases, row.label])
    .slice(0, most)
    .map((row) => ({
      from: span.from,
      to: span.to,
      text: hasColon ? writeFieldName(row.name) : `${writeFieldName(row.name)}:`,
      label: row.name,
      hint: row.hint === "" ? row.label : `${row.label}: ${row.hint}`,
      who: null,
      goesOn: !hasColon,
    }));
};

/** What the workspace has made up itself. */
const attributesOf = (people: People): readonly Field[] => (people.attributes ?? []).map(attributeField);

/** Those that begin with what was typed, then those that hold it, each in the order given. */
const rank = <T>(rows: readonly T[], wanted: string, words: (row: T) => readonly string[]): readonly T[] => {
  const place = (row: T): number => {
    const all = words(row).map((word) => word.toLowerCase());
    if (all.some((word) => word.startsWith(wanted))) return 0;
    return all.some((word) => word.includes(wanted)) ? 1 : 2;
  };
  return rows
    .map((row) => ({ row, place: place(row) }))
    .filter((entry) => entry.place < 2)
    .sort((a, b) => a.place - b.place)
    .map((entry) => entry.row);
};

type Choice = { readonly value: Value; readonly words: readonly string[]; readonly hint: string };

type Known = {
  readonly people: People;
  readonly today: string | null;
  readonly registry: Registry;
};

const valueSuggestions = (
  text: string,
  caret: number,
  token: FieldToken,
  { people, today, registry }: Known,
): readonly Suggestion[] => {
  const row = fieldIn(token.name, people, registry);
  if (!row || token.operator === "at least" || token.operator === "at most") return [];
  const operator = token.operator;
  // Read back without the workspace, so what would then be taken for something else goes in quotes.
  const written = registry.fieldOf(token.name) ?? row;
  const raw = token.values.find((value) => value.from <= caret && caret <= value.to);
  const span = raw ?? { from: caret, to: caret };
  const typed = text.slice(span.from, caret).replace(/^"/, "").toLowerCase();
  const naming = nameOf(people);
  const values = rank(choicesOf(row, operator, typed, people, today), typed, (choice) => choice.words).map(
    ({ value, words, hint }) => ({
      from: span.from,
      to: span.to,
      text: writeValue(value, written, operator, (id) => (row.source ? naming(row.source, id) : undefined)),
      label: words[0] ?? "",
      hint,
      who: row.source && value.kind === "id" ? { source: row.source, id: value.id } : null,
      goesOn: false,
    }),
  );
  // First how to compare, where a bare value is seldom meant.
  const signs = operator === "is" && typed === "" && token.values.length === 0 ? signsOf(row, caret) : [];
  return [...signs, ...values].slice(0, most);
};

const signWords: readonly (readonly [Operator, sign: string, hint: string])[] = [
  ["above", ">", "more than, or after"],
  ["below", "<", "less than, or before"],
  ["contains", "~", "contains"],
  ["starts", "^", "starts with"],
];

const signsOf = (row: Field, caret: number): readonly Suggestion[] =>
  signWords
    .filter(([operator]) => operatorsOf(row).includes(operator))
    .map(([, sign, hint]) => ({
      from: caret,
      to: caret,
      text: sign,
      label: sign,
      hint,
      who: null,
      goesOn: true,
    }));

const choicesOf = (
  row: Field,
  operator: Exclude<FieldToken["operator"], "at least" | "at most">,
  typed: string,
  people: People,
  today: string | null,
): readonly Choice[] => {
  const kinds = valueKindsOf(row, operator);
  const choices: Choice[] = [];
  if (kinds.includes("me"))
    choices.push({ value: { kind: "me" }, words: ["me"], hint: "whoever is signed in" });
  if (kinds.includes("my-teams"))
    choices.push({ value: { kind: "my-teams" }, words: ["my-teams"], hint: "any team of yours" });
  if (kinds.includes("none")) choices.push({ value: { kind: "none" }, words: ["none"], hint: "not set" });
  if (row.source) choices.push(...peopleChoices(row.source, people));
  for (const choice of row.choices)
    choices.push({ value: { kind: "text", text: choice }, words: [choice], hint: "" });
  if (kinds.includes("flag")) {
    choices.push({ value: { kind: "flag", value: true }, words: ["yes"], hint: "" });
    choices.push({ value: { kind: "flag", value: false }, words: ["no"], hint: "" });
  }
  if (kinds.includes("span")) choices.push(...spanChoices(typed));
  if (kinds.includes("date") && today !== null && row.type === "date")
    choices.push({ value: { kind: "date", date: today, time: null }, words: [today], hint: "a date" });
  if (kinds.includes("day")) {
    for (const name of dayNames) choices.push({ value: { kind: "day", name }, words: [name], hint: "" });
  }
  return choices;
};

const peopleChoices = (source: NameSource, people: People): readonly Choice[] => {
  if (source === "admin") {
    return people.admins.map((one) => ({
      value: { kind: "id", id: one.id },
      words: one.email ? [one.name, one.email] : [one.name],
      hint: one.email ?? "",
    }));
  }
  return listOf(people, source).map((one) => ({
    value: { kind: "id", id: one.id },
    words: [one.name],
    hint: "",
  }));
};

const spanUnits = ["m", "h", "d", "w"] as const;

const spanChoices = (typed: string): readonly Choice[] => {
  const digits = /^\d{1,6}/.exec(typed)?.[0];
  const choice = (amount: number, unit: (typeof spanUnits)[number]): Choice => ({
    value: { kind: "span", amount, unit },
    words: [`${amount}${unit}`],
    hint: { m: "minutes", h: "hours", d: "days", w: "weeks" }[unit],
  });
  if (digits !== undefined) return spanUnits.map((unit) => choice(Number(digits), unit));
  return [choice(30, "m"), choice(2, "h"), choice(1, "d"), choice(7, "d")];
};
