import { type Field, fieldOf } from "./fields";
import { isEverything, type Operator, type Query, type SpanUnit, type Term, type Value } from "./model";
import type { NameOf } from "./print";

/** A date as the reader writes it; `date` is `YYYY-MM-DD`, `time` `HH:MM` or null. */
export type DateWords = (date: string, time: string | null) => string;

export type SentenceOptions = { readonly nameOf: NameOf; readonly dateWords: DateWords };

const plainDates: DateWords = (date, time) => (time === null ? date : `${date} ${time}`);
const plain: SentenceOptions = { nameOf: () => undefined, dateWords: plainDates };

/** What the query asks for, as one would say it: “State is open, and nobody is assigned”. Names and texts stand in quotes only where they are free text. */
export const sentence = (query: Query, options: SentenceOptions = plain): string => {
  if (isEverything(query)) return "All conversations";
  const words = clause(query, false, options, true);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** One condition, in words. */
export const termSentence = (term: Term, negated: boolean, options: SentenceOptions = plain): string => {
  const row = fieldOf(term.field);
  return row ? said(row, term, negated, options) : `${negated ? "not " : ""}${term.field}`;
};

const clause = (query: Query, negated: boolean, options: SentenceOptions, outermost: boolean): string => {
  if (query.kind === "term") return termSentence(query, negated, options);
  if (query.kind === "not") return clause(query.item, !negated, options, outermost);
  const parts = query.items.map((item) => clause(item, false, options, false));
  const all = query.kind === "and";
  if (negated) return `${all ? "not all" : "none"} of: ${parts.join("; ")}`;
  const joined = parts.length > 2 || !all ? list(parts, all ? "and" : "or") : parts.join(", and ");
  return outermost ? joined : `(${joined})`;
};

/** `a, b and c`. */
const list = (words: readonly string[], by: "and" | "or"): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${by} ${words.at(-1) ?? ""}`;

const unitWords: Record<SpanUnit, string> = { s: "second", m: "minute", h: "hour", d: "day", w: "week" };

const spanWords = (amount: number, unit: SpanUnit): string =>
  `${amount} ${unitWords[unit]}${amount === 1 ? "" : "s"}`;

const quoted = (text: string): string => `“${text}”`;

const valueWords = (value: Value, row: Field, { nameOf, dateWords }: SentenceOptions): string => {
  switch (value.kind) {
    case "text":
      return row.type === "choice" ? value.text.replaceAll("_", " ") : quoted(value.text);
    case "id":
      return (row.source && nameOf(row.source, value.id)) ?? value.id;
    case "me":
      return "you";
    case "my-teams":
      return "one of your teams";
    case "none":
      return row.source === null ? "not set" : "nobody";
    case "number":
      return String(value.value);
    case "flag":
      return value.value ? "yes" : "no";
    case "span":
      return spanWords(value.amount, value.unit);
    case "date":
      return dateWords(value.date, value.time);
    case "day":
      return value.name;
  }
};

const said = (row: Field, term: Term, negated: boolean, options: SentenceOptions): string => {
  const words = term.values.map((value) => valueWords(value, row, options));
  if (row.type === "date") return dateSaid(row, term, words, negated);
  if (row.type === "flag") return flagSaid(row, term, negated);
  const not = negated ? "not " : "";
  if (term.operator === "range") return `${row.label} is ${not}from ${words[0]} to ${words[1]}`;
  if (term.operator === "above") return `${row.label} is ${not}more than ${words[0]}`;
  if (term.operator === "below") return `${row.label} is ${not}less than ${words[0]}`;
  return `${row.label} ${verbs[term.operator][negated ? 1 : 0]} ${list(words, "or")}`;
};

type Equal = Exclude<Operator, "range" | "above" | "below">;

const verbs: Record<Equal, readonly [yes: string, no: string]> = {
  is: ["is", "is not"],
  contains: ["contains", "does not contain"],
  starts: ["starts with", "does not start with"],
  ends: ["ends with", "does not end with"],
};

const flagSaid = (row: Field, term: Term, negated: boolean): string => {
  const [value] = term.values;
  const yes = (value?.kind === "flag" && value.value) !== negated;
  return `${row.label} is ${yes ? "yes" : "no"}`;
};

/** A length of time on a date is an age, or, on a date that lies ahead, how long until then. */
const dateSaid = (row: Field, term: Term, words: readonly string[], negated: boolean): string => {
  const not = negated ? "not " : "";
  const [first] = term.values;
  const ago = (word: string | undefined, value: Value | undefined) =>
    value?.kind === "span" ? `${word} ${row.direction === "past" ? "ago" : "from now"}` : (word ?? "");
  if (term.operator === "range") {
    const [from, to] = term.values;
    return `${row.label} ${not}between ${ago(words[0], from)} and ${ago(words[1], to)}`;
  }
  if (term.operator === "is") return `${row.label} is ${not}${list(words, "or")}`;
  const above = term.operator === "above";
  if (first?.kind === "span")
    return `${row.label} ${not}${above ? "more" : "less"} than ${ago(words[0], first)}`;
  return `${row.label} ${not}${above ? "after" : "before"} ${words[0]}`;
};
