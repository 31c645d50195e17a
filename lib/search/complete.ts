import type { Field, NameSource } from "./field";
import { fieldOf, fields, valueKindsOf } from "./fields";
import { type FieldToken, lex, type Token, tooLong } from "./lexer";
import { dayNames, type Span, type Value } from "./model";
import { nameOf, type People } from "./names";
import { writeValue } from "./values";

/** Put `text` in place of `from` to `to`; the caret then stands behind it. */
export type Suggestion = Span & {
  readonly text: string;
  /** What the list shows; `hint` stands beside it, fainter. */
  readonly label: string;
  readonly hint: string;
};

const most = 12;

/** What may be meant at the caret: fields where a term begins, values behind a colon. At most twelve, best first; never throws. */
export const complete = (text: string, caret: number, people: People): readonly Suggestion[] => {
  if (tooLong(text)) return [];
  const token = lex(text).tokens.find((one) => one.from < caret && caret <= one.to && one.kind !== "minus");
  if (token?.kind === "field" && caret > token.nameSpan.to)
    return valueSuggestions(text, caret, token, people);
  if (token && !isNameLike(token)) return [];
  const span = token?.kind === "field" ? token.nameSpan : (token ?? { from: caret, to: caret });
  return fieldSuggestions(text.slice(span.from, caret), span, token?.kind === "field");
};

const isNameLike = (token: Token): boolean =>
  token.kind === "word" || token.kind === "field" || token.kind === "or" || token.kind === "and";

const fieldSuggestions = (typed: string, span: Span, hasColon: boolean): readonly Suggestion[] => {
  const wanted = typed.toLowerCase();
  return rank(fields, wanted, (row) => [row.name, ...row.aliases, row.label])
    .slice(0, most)
    .map((row) => ({
      from: span.from,
      to: span.to,
      text: hasColon ? row.name : `${row.name}:`,
      label: row.name,
      hint: row.hint === "" ? row.label : `${row.label}: ${row.hint}`,
    }));
};

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

const valueSuggestions = (
  text: string,
  caret: number,
  token: FieldToken,
  people: People,
): readonly Suggestion[] => {
  const row = fieldOf(token.name);
  if (!row || token.operator === "at least" || token.operator === "at most") return [];
  const operator = token.operator;
  const raw = token.values.find((value) => value.from <= caret && caret <= value.to);
  const span = raw ?? { from: caret, to: caret };
  const typed = text.slice(span.from, caret).replace(/^"/, "").toLowerCase();
  const naming = nameOf(people);
  return rank(choicesOf(row, operator, typed, people), typed, (choice) => choice.words)
    .slice(0, most)
    .map((choice) => ({
      from: span.from,
      to: span.to,
      text: writeValue(choice.value, row, operator, (id) =>
        row.source ? naming(row.source, id) : undefined,
      ),
      label: choice.words[0] ?? "",
      hint: choice.hint,
    }));
};

const choicesOf = (
  row: Field,
  operator: Exclude<FieldToken["operator"], "at least" | "at most">,
  typed: string,
  people: People,
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
  const list = source === "team" ? people.teams : people.tags;
  return list.map((one) => ({ value: { kind: "id", id: one.id }, words: [one.name], hint: "" }));
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
