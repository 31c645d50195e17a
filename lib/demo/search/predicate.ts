import { DemoError, invalid } from "../errors";
import type { Field, FieldType, FieldValue } from "./fields";
import { wordsOf } from "./words";

export type Predicate<T> = (item: T) => boolean;

export type Operator = "=" | "!=" | "IN" | "NIN" | ">" | "<" | ">=" | "<=" | "~" | "!~" | "^" | "$";

const operators: readonly string[] = ["=", "!=", "IN", "NIN", ">", "<", ">=", "<=", "~", "!~", "^", "$"];

export const isOperator = (value: unknown): value is Operator =>
  typeof value === "string" && operators.includes(value);

const allowed: Readonly<Record<FieldType, readonly string[]>> = {
  string: ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"],
  words: ["=", "!=", "IN", "NIN", "~", "!~", "^", "$"],
  ids: ["=", "!=", "IN", "NIN"],
  // `>=` and `<=` are in the schema of every version, and observers disagree whether they work; here they do.
  integer: ["=", "!=", "IN", "NIN", ">", "<", ">=", "<="],
  date: ["=", "!=", "IN", "NIN", ">", "<", ">=", "<="],
  boolean: ["=", "!="],
};

const asNumber = (name: string, value: unknown): number | null => {
  if (value === null) return null;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string" && /^-?\d+$/.test(value)) return Number(value);
  throw invalid(`${name} must be compared with an integer`, name);
};

const asText = (name: string, value: unknown): string | null => {
  if (value === null) return null;
  if (typeof value === "string") return fold(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw invalid(`${name} must be compared with a string`, name);
};

const asBoolean = (name: string, value: unknown): boolean => {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "false") return value === "true";
  throw invalid(`${name} must be compared with a boolean`, name);
};

const asList = (name: string, value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw invalid(`${name} must be compared with an array`, name);
};

const folded = new Map<string, string>();
const foldedLimit = 20_000;

/** Lower case, composed. Short texts repeat (states, types, names), so they are folded once. */
const fold = (value: string): string => {
  if (value.length > 40) return value.toLowerCase().normalize("NFC");
  const known = folded.get(value);
  if (known !== undefined) return known;
  const made = value.toLowerCase().normalize("NFC");
  if (folded.size >= foldedLimit) folded.clear();
  folded.set(value, made);
  return made;
};

const text = (value: FieldValue): string | null => (typeof value === "string" ? fold(value) : null);

const textTest = (operator: Operator, wanted: string): ((value: string) => boolean) => {
  if (operator === "~" || operator === "!~") return (value) => value.includes(wanted);
  if (operator === "^") return (value) => value.startsWith(wanted);
  if (operator === "$") return (value) => value.endsWith(wanted);
  return (value) => value === wanted;
};

/** assumed: texts are compared without regard to case. */
const stringPredicate = <T>(
  field: Field<T>,
  name: string,
  operator: Operator,
  value: unknown,
): Predicate<T> => {
  if (operator === "IN" || operator === "NIN") {
    const wanted = new Set(asList(name, value).map((entry) => asText(name, entry)));
    return (item) => wanted.has(text(field.get(item))) === (operator === "IN");
  }
  const wanted = asText(name, value);
  const negative = operator === "!=" || operator === "!~";
  if (wanted === null) return (item) => (text(field.get(item)) === null) !== negative;
  const test = textTest(operator, wanted);
  return (item) => {
    const have = text(field.get(item));
    return (have !== null && test(have)) !== negative;
  };
};

/** What a word of the text has to look like, as a piece of `paddedWords`; null for what is no single word. */
const piece = (operator: Operator, wanted: string): string | null => {
  if (wordsOf(wanted)[0] !== wanted) return null;
  if (operator === "~" || operator === "!~") return wanted;
  if (operator === "^") return ` ${wanted}`;
  return operator === "$" ? `${wanted} ` : ` ${wanted} `;
};

const noWords = " ";

/**
 * `=` compares with one word each, so a phrase of two never fits. assumed: `~ ^ $` split the value into words, and each has to
 * be inside, at the start or at the end of some word. The field gives `paddedWords`.
 */
const wordsPredicate = <T>(
  field: Field<T>,
  name: string,
  operator: Operator,
  value: unknown,
): Predicate<T> => {
  const words = (item: T): string => {
    const have = field.get(item);
    return typeof have === "string" ? have : noWords;
  };
  if (operator === "IN" || operator === "NIN") {
    const pieces = asList(name, value).flatMap((entry) => piece("=", asText(name, entry) ?? "") ?? []);
    return (item) => pieces.some((entry) => words(item).includes(entry)) === (operator === "IN");
  }
  const wanted = asText(name, value);
  const negative = operator === "!=" || operator === "!~";
  if (wanted === null) return (item) => (words(item) === noWords) !== negative;
  const whole = operator === "=" || operator === "!=";
  const pieces = (whole ? [wanted] : wordsOf(wanted)).map((word) => piece(operator, word));
  const fits = (text: string): boolean => pieces.every((entry) => entry !== null && text.includes(entry));
  return (item) => (pieces.length > 0 && fits(words(item))) !== negative;
};

/** One of several ids has to fit; a negation holds when none does. */
const idsPredicate = <T>(field: Field<T>, name: string, operator: Operator, value: unknown): Predicate<T> => {
  const ids = (item: T): readonly string[] => {
    const have = field.get(item);
    return Array.isArray(have) ? have : [];
  };
  const many = operator === "IN" || operator === "NIN";
  const positive = operator === "=" || operator === "IN";
  const wanted = (many ? asList(name, value) : [value]).map((entry) => asText(name, entry));
  if (wanted.includes(null)) return (item) => (ids(item).length === 0) === positive;
  const set = new Set(wanted);
  return (item) => ids(item).some((id) => set.has(id.toLowerCase())) === positive;
};

const compare: Readonly<Record<string, (have: number, wanted: number) => boolean>> = {
  // Strict, whatever the documents say: observers tested it (api.md section 3).
  ">": (have, wanted) => have > wanted,
  "<": (have, wanted) => have < wanted,
  ">=": (have, wanted) => have >= wanted,
  "<=": (have, wanted) => have <= wanted,
};

const numberPredicate = <T>(
  field: Field<T>,
  name: string,
  operator: Operator,
  value: unknown,
): Predicate<T> => {
  const have = (item: T): number | null => {
    const found = field.get(item);
    return typeof found === "number" ? found : null;
  };
  // Nobody is 0 in assignee fields, so that null and 0 find the same.
  const fold = (wanted: number | null): number | null =>
    wanted === null && name.endsWith("_assignee_id") ? 0 : wanted;
  if (operator === "IN" || operator === "NIN") {
    const wanted = new Set(asList(name, value).map((entry) => fold(asNumber(name, entry))));
    return (item) => wanted.has(have(item)) === (operator === "IN");
  }
  const wanted = fold(asNumber(name, value));
  if (operator === "=") return (item) => have(item) === wanted;
  if (operator === "!=") return (item) => have(item) !== wanted;
  const test = compare[operator];
  if (wanted === null || test === undefined) throw invalid(`${name} needs a value`, name);
  return (item) => {
    const found = have(item);
    return found !== null && test(found, wanted);
  };
};

const booleanPredicate = <T>(
  field: Field<T>,
  name: string,
  operator: Operator,
  value: unknown,
): Predicate<T> => {
  const wanted = asBoolean(name, value);
  return (item) => (field.get(item) === wanted) === (operator === "=");
};

/** @throws DemoError 400 for an operator that the field's type does not know, or a value of the wrong type. */
export const fieldPredicate = <T>(
  field: Field<T>,
  name: string,
  operator: Operator,
  value: unknown,
): Predicate<T> => {
  if (!allowed[field.type].includes(operator))
    throw new DemoError(400, "parameter_invalid", `${name} does not support the operator ${operator}`, name);
  if (field.type === "string") return stringPredicate(field, name, operator, value);
  if (field.type === "words") return wordsPredicate(field, name, operator, value);
  if (field.type === "ids") return idsPredicate(field, name, operator, value);
  if (field.type === "boolean") return booleanPredicate(field, name, operator, value);
  return numberPredicate(field, name, operator, value);
};
