import { limits, type Operator, type Span } from "./model";

/** Left to right, once, no backtracking: every character is looked at a bounded number of times, which `steps` counts. */
export type Token =
  | (Span & { readonly kind: "open" | "close" | "minus" | "or" | "and" })
  | (Span & { readonly kind: "word"; readonly text: string })
  | FieldToken;

export type FieldToken = Span & {
  readonly kind: "field";
  readonly name: string;
  readonly nameSpan: Span;
  readonly operator: Operator | "at least" | "at most";
  readonly values: readonly RawValue[];
};

export type RawValue = Span & {
  readonly text: string;
  readonly quoted: boolean;
  /** The closing quote is missing. */
  readonly unclosed: boolean;
};

type Lexed = { readonly tokens: readonly Token[]; readonly steps: number };

type Cursor = { readonly text: string; at: number; steps: number };

const spaceOrEnd = (char: string): boolean => char === "" || char.trim() === "";
const endsRaw = (char: string): boolean => spaceOrEnd(char) || char === "(" || char === ")";

const peek = (cursor: Cursor, ahead = 0): string => {
  cursor.steps += 1;
  return cursor.text.charAt(cursor.at + ahead);
};

/** Whether `text` reads as the part of a term before its colon. */
const isFieldName = (text: string): boolean =>
  (/^[a-z][a-z0-9._-]*$/i.test(text) && text.length <= 40) || isPlainAttribute(text);

/** A name of the workspace's own, in letters of any script, that needs no quotes. */
const isPlainAttribute = (text: string): boolean =>
  text.length <= 200 && /^attr\.[\p{L}\p{N}_][\p{L}\p{N}\p{M}._-]*$/iu.test(text);

/** The name of a field as it is written before the colon; names of attributes may need quotes. */
export const writeFieldName = (name: string): string =>
  name.startsWith("attr.") && !isPlainAttribute(name) ? `attr.${quote(name.slice(5))}` : name;

export const lex = (text: string): Lexed => {
  const cursor: Cursor = { text, at: 0, steps: 0 };
  const tokens: Token[] = [];
  while (cursor.at < text.length) {
    if (spaceOrEnd(peek(cursor))) cursor.at += 1;
    else tokens.push(readToken(cursor));
  }
  return { tokens, steps: cursor.steps };
};

const readToken = (cursor: Cursor): Token => {
  const from = cursor.at;
  const char = peek(cursor);
  if (char === "(" || char === ")") {
    cursor.at += 1;
    return { kind: char === "(" ? "open" : "close", from, to: cursor.at };
  }
  if (char === "-") {
    cursor.at += 1;
    return { kind: "minus", from, to: cursor.at };
  }
  if (char === '"') {
    const value = readQuoted(cursor);
    return { kind: "word", text: value.text, from, to: cursor.at };
  }
  return readWord(cursor);
};

const keywords: Readonly<Record<string, "or" | "and" | "minus">> = { or: "or", and: "and", not: "minus" };

const readWord = (cursor: Cursor): Token => {
  const from = cursor.at;
  while (!endsRaw(peek(cursor)) && peek(cursor) !== ":") {
    if (cursor.at - from === 5 && peek(cursor) === '"' && isAttributePrefix(cursor, from))
      return readQuotedName(cursor, from);
    cursor.at += 1;
  }
  const name = cursor.text.slice(from, cursor.at);
  if (peek(cursor) === ":" && isFieldName(name)) return readField(cursor, from, name);
  while (!endsRaw(peek(cursor))) cursor.at += 1;
  const text = cursor.text.slice(from, cursor.at);
  const keyword = text.length <= 3 ? keywords[text.toLowerCase()] : undefined;
  if (keyword) return { kind: keyword, from, to: cursor.at };
  return { kind: "word", text, from, to: cursor.at };
};

const isAttributePrefix = (cursor: Cursor, from: number): boolean =>
  cursor.text.slice(from, cursor.at).toLowerCase() === "attr.";

/** `attr."Issue type":`; without a colon after it the whole is a word like any other. */
const readQuotedName = (cursor: Cursor, from: number): Token => {
  const { text, unclosed } = readQuoted(cursor);
  if (!unclosed && peek(cursor) === ":" && text.trim() !== "") return readField(cursor, from, `attr.${text}`);
  return { kind: "word", text: cursor.text.slice(from, cursor.at), from, to: cursor.at };
};

const readField = (cursor: Cursor, from: number, name: string): FieldToken => {
  const nameSpan = { from, to: cursor.at };
  cursor.at += 1;
  const prefix = readPrefix(cursor);
  const values: RawValue[] = [];
  let ends = false;
  for (;;) {
    const value = peek(cursor) === '"' ? readQuoted(cursor) : readRaw(cursor, prefix === "is");
    if (value.text !== "" || value.quoted) values.push(value);
    if (prefix === "is" && peek(cursor) === "$") {
      cursor.at += 1;
      ends = true;
    }
    if (peek(cursor) !== ",") break;
    cursor.at += 1;
  }
  // What is glued to a closing quote belongs to no value: it starts the next token.
  return { kind: "field", name, nameSpan, operator: ends ? "ends" : prefix, values, from, to: cursor.at };
};

const prefixes: readonly (readonly [string, FieldToken["operator"]])[] = [
  [">=", "at least"],
  ["<=", "at most"],
  [">", "above"],
  ["<", "below"],
  ["~", "contains"],
  ["^", "starts"],
];

const readPrefix = (cursor: Cursor): FieldToken["operator"] => {
  for (const [sign, operator] of prefixes) {
    if (peek(cursor) + (sign.length === 2 ? peek(cursor, 1) : "") === sign) {
      cursor.at += sign.length;
      return operator;
    }
  }
  return "is";
};

const readRaw = (cursor: Cursor, mayEnd: boolean): RawValue => {
  const from = cursor.at;
  while (!endsRaw(peek(cursor)) && peek(cursor) !== ",") {
    if (mayEnd && peek(cursor) === "$" && (peek(cursor, 1) === "," || endsRaw(peek(cursor, 1)))) break;
    cursor.at += 1;
  }
  return { text: cursor.text.slice(from, cursor.at), quoted: false, unclosed: false, from, to: cursor.at };
};

const readQuoted = (cursor: Cursor): RawValue => {
  const from = cursor.at;
  const parts: string[] = [];
  cursor.at += 1;
  for (;;) {
    let char = peek(cursor);
    if (char === "" || char === '"') break;
    if (char === "\\") {
      const next = peek(cursor, 1);
      if (next === '"' || next === "\\") {
        char = next;
        cursor.at += 1;
      }
    }
    parts.push(char);
    cursor.at += 1;
  }
  const unclosed = cursor.at >= cursor.text.length;
  if (!unclosed) cursor.at += 1;
  return { text: parts.join(""), quoted: true, unclosed, from, to: cursor.at };
};

/** Text that only quotes bring through the lexer unchanged. */
export const needsQuotes = (text: string): boolean =>
  text === "" ||
  text.endsWith("$") ||
  [...text].some((char) => spaceOrEnd(char) || '(),"'.includes(char)) ||
  prefixes.some(([sign]) => text.startsWith(sign));

export const quote = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

export const tooLong = (text: string): boolean => text.length > limits.characters;
