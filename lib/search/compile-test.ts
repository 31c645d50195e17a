import { type Filter, type Scalar, wordsOf } from "./formula";

type Fact = Scalar | readonly string[];

/** Made once for a filter, asked of every conversation. */
type Test = (fact: Fact) => boolean;

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

const foldText = (text: string): string => {
  const lower = text.toLowerCase();
  return isAscii(lower) ? lower : lower.normalize("NFC").toLowerCase();
};

const fold = (value: Scalar): string => foldText(String(value));

const listOf = (value: Filter["value"]): readonly Scalar[] =>
  typeof value === "object" && value !== null ? value : [value];

export const compileTest = (filter: Filter): Test => {
  const { operator, value } = filter;
  switch (operator) {
    case "=":
    case "IN":
      return equals(filter);
    case "!=":
    case "NIN":
      return opposite(equals(filter));
    case ">":
      return some((one) => numberOf(one) > Number(value));
    case "<":
      return some((one) => numberOf(one) < Number(value));
    case "~":
      return contains(filter);
    case "!~":
      return opposite(contains(filter));
    case "^":
      return edge(filter, "startsWith");
    case "!^":
      return opposite(edge(filter, "startsWith"));
    case "$":
      return edge(filter, "endsWith");
    case "!$":
      return opposite(edge(filter, "endsWith"));
  }
};

/** A decimal number, as people and Intercom write it; anything else, nothing typed included, is neither more nor less than any. */
const decimal = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/;

const numberOf = (fact: string | number | boolean): number => {
  if (typeof fact === "number") return fact;
  return typeof fact === "string" && decimal.test(fact) ? Number(fact) : Number.NaN;
};

const opposite =
  (test: Test): Test =>
  (fact) =>
    !test(fact);

/** Whether any value that is set fits. */
const some =
  (fits: (one: string | number | boolean) => boolean): Test =>
  (fact) => {
    if (fact === null) return false;
    if (typeof fact !== "object") return fits(fact);
    return fact.some(fits);
  };

const isUnset = (fact: Fact): boolean => fact === null || (typeof fact === "object" && fact.length === 0);

const equals = (filter: Filter): Test => {
  const wanted = listOf(filter.value);
  const orUnset = wanted.includes(null);
  const set = wanted.filter((one) => one !== null).map(fold);
  const test = some(filter.field.type === "words" ? anyWord(set) : among(filter, set));
  if (!orUnset) return test;
  return set.length === 0 ? isUnset : (fact) => isUnset(fact) || test(fact);
};

/** Flags such as priority are sent as words but known as true or false. */
const among = ({ field }: Filter, wanted: readonly string[]) => {
  const set = new Set(wanted);
  const [yes, no] = field.flagValues.map((one) => set.has(fold(one)));
  return (one: string | number | boolean): boolean => {
    if (typeof one === "boolean") return (one ? yes : no) === true;
    if (typeof one === "number") return set.has(String(one));
    return set.has(one) || set.has(foldText(one));
  };
};

const wordSign = /[\p{L}\p{N}\p{M}_]/u;

const isWordAt = (text: string, at: number): boolean => {
  const code = text.codePointAt(at);
  return code !== undefined && wordSign.test(String.fromCodePoint(code));
};

/** Of a sign outside the basic plane the second half stands before; the sign begins one earlier. */
const isWordBefore = (text: string, at: number): boolean => {
  if (at === 0) return false;
  const half = text.charCodeAt(at - 1);
  return isWordAt(text, half >= 0xdc00 && half <= 0xdfff && at > 1 ? at - 2 : at - 1);
};

const hasWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isWordBefore(text, at) && !isWordAt(text, at + word.length)) return true;
  }
  return false;
};

/** Of what is no single word nothing can be found, as Intercom looks at words one by one. */
const anyWord = (wanted: readonly string[]) => {
  const words = wanted.filter((one) => wordsOf(one)[0] === one);
  return (one: string | number | boolean): boolean => {
    const text = foldText(String(one));
    return words.some((word) => hasWord(text, word));
  };
};

const contains = (filter: Filter): Test => {
  const wanted = fold(listOf(filter.value)[0] ?? "");
  return some((one) => foldText(String(one)).includes(wanted));
};

const edge = (filter: Filter, how: "startsWith" | "endsWith"): Test => {
  const wanted = fold(listOf(filter.value)[0] ?? "");
  return some((one) => foldText(String(one))[how](wanted));
};
