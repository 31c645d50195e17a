import { isDay } from "@/lib/core/zone";
import type { Field } from "./field";
import { valueKindsOf } from "./fields";
import { needsQuotes, quote, type RawValue } from "./lexer";
import { type DayName, dayNames, type Operator, type SpanUnit, type Value } from "./model";
import { nearest } from "./nearest";

/** One value as written, read as its field's type asks; or what is wrong with it and what may have been meant. */
type ReadValue =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string; readonly instead: readonly string[] };

/** Why `none` is no value of it. */
export const cannotBeUnset = (row: Field): string =>
  row.searched === "journal"
    ? `${row.label} is always set.`
    : `Intercom cannot search for what has no ${row.label}.`;

const good = (value: Value): ReadValue => ({ ok: true, value });
const bad = (message: string, instead: readonly string[] = []): ReadValue => ({
  ok: false,
  message,
  instead,
});

const unitSeconds: Record<SpanUnit, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

export const spanSeconds = (amount: number, unit: SpanUnit): number => amount * unitSeconds[unit];

const isUnit = (text: string): text is SpanUnit => Object.hasOwn(unitSeconds, text);
const isDayName = (text: string): text is DayName => dayNames.some((name) => name === text);

const readSpan = (text: string): Value | null => {
  const match = /^(\d{1,6})([a-z])$/.exec(text);
  const unit = match?.[2] ?? "";
  return match && isUnit(unit) ? { kind: "span", amount: Number(match[1]), unit } : null;
};

const readMoment = (text: string): Value | null => {
  if (isDayName(text)) return { kind: "day", name: text };
  const [date = "", time, ...rest] = text.split("t");
  if (!isDay(date) || rest.length > 0) return null;
  if (time === undefined) return { kind: "date", date, time: null };
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? { kind: "date", date, time } : null;
};

const keyword = (text: string): Value | null =>
  text === "me" || text === "none" || text === "my-teams" ? { kind: text } : null;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isIdFor = (row: Field, text: string): boolean =>
  row.source === "member" ? uuid.test(text) : /^\d{1,20}$/.test(text);

const readReference = (row: Field, raw: RawValue): ReadValue =>
  isIdFor(row, raw.text) && !raw.quoted
    ? good({ kind: "id", id: row.source === "member" ? raw.text.toLowerCase() : raw.text })
    : good({ kind: "text", text: raw.text });

const readIdentifier = ({ label, form }: Field, text: string): ReadValue =>
  form === null || form.pattern.test(text)
    ? good({ kind: "text", text })
    : bad(`${label} is ${form.words}, not “${text}”.`);

/** More than these are no sentence. */
const mostListed = 8;

const readChoice = (row: Field, text: string): ReadValue => {
  const known = row.choices.find((choice) => choice === text.toLowerCase());
  if (known !== undefined || row.openChoices) return good({ kind: "text", text: known ?? text });
  const instead = nearest(text, row.choices);
  if (row.choices.length <= mostListed)
    return bad(`${row.label} is ${listed(row.choices)}, not “${text}”.`, instead);
  const hint = instead[0] === undefined ? "" : ` Did you mean “${instead[0]}”?`;
  return bad(`${row.label} is never “${text}”.${hint}`, instead);
};

const readFlag = (row: Field, text: string): ReadValue => {
  if (["yes", "true", "1"].includes(text)) return good({ kind: "flag", value: true });
  if (["no", "false", "0"].includes(text)) return good({ kind: "flag", value: false });
  return bad(`${row.label} is yes or no.`, ["yes", "no"]);
};

const readNumber = (row: Field, text: string): ReadValue =>
  /^-?\d{1,15}$/.test(text)
    ? good({ kind: "number", value: Number(text) + 0 })
    : bad(`${row.label} is a whole number, not “${text}”.`);

const readDuration = (row: Field, text: string): ReadValue => {
  const span = readSpan(text);
  if (span) return good(span);
  const digits = /^\d{1,6}$/.test(text);
  return bad(
    `${row.label} is a length of time such as 30m, 2h or 7d.`,
    digits ? [`${text}m`, `${text}h`, `${text}d`] : [],
  );
};

const readDate = (row: Field, operator: Operator, text: string): ReadValue => {
  const span = readSpan(text);
  if (span && operator !== "is") return good(span);
  if (span) return bad(`Say whether ${row.label} is more or less than that.`, [`<${text}`, `>${text}`]);
  const moment = readMoment(text);
  if (moment) return good(moment);
  const digits = /^\d{1,4}$/.test(text);
  return bad(
    `${row.label} takes a length of time such as 2h or 7d, a day such as 2026-11-01, today or monday.`,
    digits ? [`${text}h`, `${text}d`] : nearest(text, dayNames),
  );
};

/** A number as it would be written, so that `007` stays the text that it is. */
const readPlainNumber = (text: string): Value | null => {
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return null;
  const value = Number(text);
  return String(value) === text ? { kind: "number", value } : null;
};

/** What an attribute's value is, told by how it is written; quotes make a text of anything. */
const readLiteral = (operator: Operator, raw: RawValue): Value => {
  const asText: Value = { kind: "text", text: raw.text };
  if (raw.quoted) return asText;
  const lower = raw.text.toLowerCase();
  const compares = operator === "above" || operator === "below" || operator === "range";
  if (operator !== "is" && !compares) return asText;
  const plain = readPlainNumber(lower) ?? readMoment(lower);
  if (plain || compares) return plain ?? readSpan(lower) ?? asText;
  if (lower === "yes" || lower === "true") return { kind: "flag", value: true };
  if (lower === "no" || lower === "false") return { kind: "flag", value: false };
  return asText;
};

const readAttribute = (row: Field, operator: Operator, raw: RawValue): ReadValue => {
  const value = readLiteral(operator, raw);
  if (valueKindsOf(row, operator).includes(value.kind)) return good(value);
  return bad(`${row.label} is compared with a number, a day or a length of time, not “${raw.text}”.`);
};

/** Reads one written value; `operator` matters to dates, where `is` takes no length of time. */
export const readValue = (row: Field, operator: Operator, raw: RawValue): ReadValue => {
  const lower = raw.text.toLowerCase();
  const word = raw.quoted ? null : keyword(lower);
  if (word && valueKindsOf(row, operator).includes(word.kind)) return good(word);
  if (word?.kind === "none" && !freeText(row)) return bad(cannotBeUnset(row));
  if (raw.text.trim() === "") return bad("There is nothing between these quotes.");
  switch (row.type) {
    case "text":
    case "words":
    case "person":
      return good({ kind: "text", text: raw.text });
    case "identifier":
      return readIdentifier(row, raw.text);
    case "choice":
      return readChoice(row, raw.text);
    case "reference":
      return readReference(row, raw);
    case "flag":
      return readFlag(row, lower);
    case "number":
      return readNumber(row, lower);
    case "duration":
      return readDuration(row, lower);
    case "date":
      return readDate(row, operator, lower);
    case "attribute":
      return readAttribute(row, operator, raw);
  }
};

/** Where `none` may just as well be a word. */
const freeText = (row: Field): boolean =>
  row.type === "text" ||
  row.type === "identifier" ||
  row.type === "words" ||
  row.type === "person" ||
  row.type === "attribute" ||
  row.openChoices;

const isKeywordFor = (row: Field, operator: Operator, text: string): boolean => {
  const word = keyword(text.toLowerCase());
  if (word?.kind === "none" && !freeText(row)) return true;
  return word !== null && valueKindsOf(row, operator).includes(word.kind);
};

/** `nameOf` gives the name to show for an id, or undefined where the id itself is to be written. */
export const writeValue = (
  value: Value,
  row: Field | undefined,
  operator: Operator,
  nameOf: (id: string) => string | undefined,
): string => {
  switch (value.kind) {
    case "text":
      return writeText(value.text, row, operator);
    case "id": {
      const name = nameOf(value.id);
      return name === undefined ? value.id : writeText(name, row, operator);
    }
    case "me":
    case "my-teams":
    case "none":
      return value.kind;
    case "number":
      return String(value.value);
    case "flag":
      return value.value ? "yes" : "no";
    case "span":
      return `${value.amount}${value.unit}`;
    case "date":
      return value.time === null ? value.date : `${value.date}T${value.time}`;
    case "day":
      return value.name;
  }
};

const readsAsLiteral = (operator: Operator, text: string): boolean => {
  const raw = { text, quoted: false, unclosed: false, from: 0, to: 0 };
  return readLiteral(operator, raw).kind !== "text" || (operator === "is" && text.includes(".."));
};

const writeText = (text: string, row: Field | undefined, operator: Operator): string => {
  const readsAsOther =
    row !== undefined &&
    (isKeywordFor(row, operator, text) ||
      (row.type === "reference" && isIdFor(row, text)) ||
      (row.type === "attribute" && readsAsLiteral(operator, text)));
  return needsQuotes(text) || readsAsOther ? quote(text) : text;
};

/** `a, b or c`. */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
