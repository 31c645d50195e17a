import type { Field } from "./field";
import { fieldOf } from "./fields";
import { isEverything, type Query, type SpanUnit, type Term, type Value } from "./model";
import type { NameOf } from "./print";

/** A piece of the sentence; what the reader chose is strong. */
export type Piece = { readonly text: string; readonly strong: boolean };

/** A date as the reader writes it; `date` is `YYYY-MM-DD`, `time` `HH:MM` or null. */
export type DateWords = (date: string, time: string | null) => string;

export type SentenceOptions = { readonly nameOf: NameOf; readonly dateWords: DateWords };

const plain: SentenceOptions = {
  nameOf: () => undefined,
  dateWords: (date, time) => (time === null ? date : `${date} ${time}`),
};

/** What the query asks for, as one would say it: “Conversations that are open and assigned to nobody”. */
export const sentence = (query: Query, options: SentenceOptions = plain): readonly Piece[] =>
  isEverything(query)
    ? [weak("All conversations")]
    : [weak("Conversations "), ...clause(query, false, options)];

/** One condition as it stands in a sentence: “assigned to nobody”. */
export const termSentence = (
  term: Term,
  negated: boolean,
  options: SentenceOptions = plain,
): readonly Piece[] => {
  const row = fieldOf(term.field);
  if (!row) return [weak(`${negated ? "not " : ""}with `), strong(term.field)];
  const [before, chosen] = said(row, term, negated, options);
  return before === "" ? [strong(chosen)] : [weak(`${before} `), strong(chosen)];
};

/** The values of a condition in words, as they stand in its row: “vip or refund”, “2 to 4”. */
export const valuesInWords = (term: Term, options: SentenceOptions = plain): string => {
  const row = fieldOf(term.field);
  const words = row ? term.values.map((value) => valueWords(value, row, options)) : [];
  return term.operator === "range" ? words.join(" to ") : list(words);
};

export const plainText = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join("");

const weak = (text: string): Piece => ({ text, strong: false });
const strong = (text: string): Piece => ({ text, strong: true });

const clause = (query: Query, negated: boolean, options: SentenceOptions): readonly Piece[] => {
  if (query.kind === "term") return termSentence(query, negated, options);
  if (query.kind === "not") return clause(query.item, !negated, options);
  const parts = query.items.map((item) => clause(item, false, options));
  if (negated)
    return [weak(query.kind === "and" ? "not (" : "neither ("), ...joined(parts, query.kind), weak(")")];
  if (query.kind === "or") return [weak("either "), ...joined(parts, "or")];
  return joined(parts, "and");
};

/** `a, b and c`; whatever is more than one condition is set off by commas. */
const joined = (parts: readonly (readonly Piece[])[], by: "and" | "or"): readonly Piece[] => {
  const long = parts.length > 2 || parts.some((part) => part.length > 2);
  return parts.flatMap((part, index) => {
    if (index === 0) return part;
    const last = index === parts.length - 1;
    return [weak(last ? `${long ? "," : ""} ${by} ` : ", "), ...part];
  });
};

type Phrase = readonly [before: string, chosen: string];

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;

const unitWords: Record<SpanUnit, string> = { s: "second", m: "minute", h: "hour", d: "day", w: "week" };

const spanWords = (amount: number, unit: SpanUnit): string =>
  `${amount} ${unitWords[unit]}${amount === 1 ? "" : "s"}`;

const nobody: Readonly<Record<string, string>> = { assignee: "nobody", team: "no team" };

/** An address or a name in letters needs no quotes to be told from the words around it. */
const isPlain = (text: string): boolean => /^[\w@.+-]+$/.test(text);

const valueWords = (value: Value, row: Field, { nameOf, dateWords }: SentenceOptions): string => {
  switch (value.kind) {
    case "text":
      if (row.type === "choice") return value.text.replaceAll("_", " ");
      return row.type === "person" && isPlain(value.text) ? value.text : `“${value.text}”`;
    case "id":
      return (row.source && nameOf(row.source, value.id)) ?? value.id;
    case "me":
      return "you";
    case "my-teams":
      return "one of your teams";
    case "none":
      return nobody[row.name] ?? "nothing";
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

/** How a field is spoken of where “with its label” would sound odd: for a choice that holds, and for one that does not. */
const spoken: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  state: ["that are", "that are not"],
  assignee: ["assigned to", "not assigned to"],
  team: ["in", "not in"],
  tag: ["tagged", "not tagged"],
  from: ["from", "not from"],
  waiting: ["waiting", "not waiting"],
  created: ["created", "not created"],
  updated: ["updated", "not updated"],
  closed: ["last closed", "not last closed"],
  snoozed: ["snoozed until", "not snoozed until"],
  teammate: ["with a part taken by", "with no part taken by"],
  "closed-by": ["last closed by", "not last closed by"],
  delivered: ["that were", "that were not"],
  type: ["that began as", "that did not begin as"],
  channel: ["that came by", "that did not come by"],
  assigned: ["last assigned", "not last assigned"],
  "first-assigned": ["first assigned", "not first assigned"],
  "first-closed": ["first closed", "not first closed"],
  "first-reply": ["first replied to", "not first replied to"],
  reply: ["last replied to", "not last replied to"],
  "contact-reply": ["last answered by the contact", "not last answered by the contact"],
  "first-contact-reply": ["first answered by the contact", "not first answered by the contact"],
  rated: ["rated", "not rated"],
};

const flags: Readonly<Record<string, readonly [yes: string, no: string]>> = {
  priority: ["with priority", "without priority"],
  read: ["that are read", "that are unread"],
  open: ["that count as open", "that do not count as open"],
};

const leadOf = (row: Field, negated: boolean): string =>
  spoken[row.name]?.[negated ? 1 : 0] ?? `with ${row.label.toLowerCase()} ${negated ? "not " : ""}`.trimEnd();

const asksWhoWaits = (term: Term): boolean =>
  term.field === "waiting" && term.operator === "is" && term.values.every((value) => value.kind === "none");

const said = (row: Field, term: Term, negated: boolean, options: SentenceOptions): Phrase => {
  const words = term.values.map((value) => valueWords(value, row, options));
  if (row.type === "flag") return flagSaid(row, term, negated);
  if (row.type === "words") return wordsSaid(term, words, negated);
  const lead = leadOf(row, negated);
  if (asksWhoWaits(term)) return [negated ? "waiting for" : "where nobody waits for", "an answer"];
  if (row.type === "date") return [lead, dateChosen(row, term, words)];
  switch (term.operator) {
    case "range":
      return [lead, `from ${words[0]} to ${words[1]}`];
    case "above":
      return [lead, `more than ${words[0]}`];
    case "below":
      return [lead, `less than ${words[0]}`];
    case "contains":
      return [lead, `containing ${list(words)}`];
    case "starts":
      return [lead, `starting with ${list(words)}`];
    case "ends":
      return [lead, `ending with ${list(words)}`];
    case "is":
      return [lead, list(words)];
  }
};

const wordsSaid = ({ operator }: Term, words: readonly string[], negated: boolean): Phrase => {
  const how =
    operator === "contains" ? (negated ? "does not contain" : "contains") : negated ? "has not" : "has";
  return ["whose first message", `${how} ${list(words)}`];
};

const flagSaid = (row: Field, term: Term, negated: boolean): Phrase => {
  const [value] = term.values;
  const yes = (value?.kind === "flag" && value.value) !== negated;
  const words = flags[row.name];
  return words ? ["", words[yes ? 0 : 1]] : [`with ${row.label.toLowerCase()}`, yes ? "yes" : "no"];
};

/** A length of time on a date is an age, or, on a date that lies ahead, how long until then. */
const dateChosen = (row: Field, term: Term, words: readonly string[]): string => {
  const lasts = row.name === "waiting";
  const away = (index: number): string => {
    const word = words[index] ?? "";
    if (term.values[index]?.kind !== "span" || lasts) return word;
    return `${word} ${row.direction === "past" ? "ago" : "from now"}`;
  };
  const isSpan = term.values[0]?.kind === "span";
  switch (term.operator) {
    case "range":
      return `between ${away(0)} and ${away(1)}`;
    case "above":
      return isSpan
        ? `${lasts ? "longer" : "more"} than ${away(0)}`
        : `${lasts ? "since " : ""}after ${words[0]}`;
    case "below":
      return isSpan ? `less than ${away(0)}` : `${lasts ? "since " : ""}before ${words[0]}`;
    default:
      return term.values.every((value) => value.kind === "none")
        ? "no date"
        : `${lasts ? "since " : ""}${list(words)}`;
  }
};
