import { attributeNameOf, untypedAttribute } from "./attributes";
import type { Entry, Typed } from "./builder";
import type { Field } from "./field";
import { operatorsOf } from "./fields";
import type { Operator, Value } from "./model";
import { readValue, writeValue } from "./values";

/** One way to compare a field, as a person would choose it: “is none of”, “longer than”, “before”. */
export type Way = {
  readonly id: string;
  readonly operator: Operator;
  readonly negated: boolean;
  readonly entry: Entry;
  /** For one value, and for several where that is said otherwise. */
  readonly words: string;
  readonly manyWords: string;
  /** Stands behind a length of time: “2 hours ago”. */
  readonly after: string;
};

type Words = readonly [one: string, many: string];
const same = (words: string): Words => [words, words];

const way = (
  operator: Operator,
  negated: boolean,
  entry: Entry,
  [words, manyWords]: Words,
  after = "",
): Way => ({
  id: `${negated ? "not " : ""}${operator} ${entry}`,
  operator,
  negated,
  entry,
  words,
  manyWords,
  after,
});

const both = (operator: Operator, entry: Entry, yes: Words, no: Words, after = ""): readonly Way[] => [
  way(operator, false, entry, yes, after),
  way(operator, true, entry, no, after),
];

const is = (entry: Entry): readonly Way[] => both("is", entry, ["is", "is any of"], ["is not", "is none of"]);

const texts: readonly Way[] = [
  ...is("text"),
  ...both("contains", "text", ["contains", "contains any of"], ["does not contain", "contains none of"]),
  ...both("starts", "text", same("starts with"), same("does not start with")),
  ...both("ends", "text", same("ends with"), same("does not end with")),
];

const words: readonly Way[] = [
  ...both("is", "text", ["has the word", "has any of"], ["has not the word", "has none of"]),
  ...both("contains", "text", ["contains", "contains any of"], ["does not contain", "contains none of"]),
];

const compared = (entry: Entry, more: string, less: string): readonly Way[] => [
  ...both("above", entry, same(more), same(`not ${more}`)),
  ...both("below", entry, same(less), same(`not ${less}`)),
  ...both("range", entry, same("is between"), same("is not between")),
  ...is(entry),
];

const dates = (row: Field): readonly Way[] => {
  const lasts = row.name === "waiting";
  const after = lasts ? "" : row.direction === "past" ? "ago" : "from now";
  const since = lasts ? "since " : "";
  return [
    ...both("above", "span", same(lasts ? "longer than" : "more than"), same("not more than"), after),
    ...both("below", "span", same("less than"), same("not less than"), after),
    ...both("range", "span", same("between"), same("not between"), after),
    ...both("above", "moment", same(`${since}after`), same(`not ${since}after`)),
    ...both("below", "moment", same(`${since}before`), same(`not ${since}before`)),
    ...both("is", "moment", same(lasts ? "since" : "on"), same(lasts ? "not since" : "not on")),
    ...both("range", "moment", same("from … to"), same("not from … to")),
  ];
};

const unset = both("is", "unset", same("is not set"), same("is set"));

/** An attribute of which nothing is known takes whatever is written. */
const anything: readonly Way[] = [
  ...is("list"),
  ...texts.filter((one) => one.operator !== "is"),
  ...compared("number", "more than", "less than").filter((one) => one.operator !== "is"),
  ...both("above", "span", same("more than"), same("not more than"), "ago"),
  ...both("below", "span", same("less than"), same("not less than"), "ago"),
  ...both("range", "span", same("between"), same("not between"), "ago"),
  ...both("above", "moment", same("after"), same("not after")),
  ...both("below", "moment", same("before"), same("not before")),
  ...both("range", "moment", same("from … to"), same("not from … to")),
];

const byType = (row: Field): readonly Way[] => {
  switch (row.type) {
    case "text":
    case "person":
      return texts;
    case "words":
      return words;
    case "identifier":
      return is("text");
    case "choice":
    case "reference":
      return is("list");
    case "flag":
      return both("is", "flag", same("is"), same("is not"));
    case "number":
      return compared("number", "more than", "less than");
    case "duration":
      return compared("span", "longer than", "shorter than");
    case "date":
      return dates(row);
    case "attribute":
      return anything;
  }
};

/** In a list “not set” stands among the rest. */
const all = (row: Field): readonly Way[] => {
  const ways = byType(row);
  return row.unset === "never" || ways.some((one) => one.entry === "list") ? ways : [...ways, ...unset];
};

/** Turned round, a comparison is better said by the other one, and a day by before or after. */
const seldom = (one: Way): boolean =>
  one.negated &&
  !(one.operator === "contains" || (one.operator === "is" && one.entry !== "moment" && one.entry !== "flag"));

/** The ways that a field can be compared, most wanted first; `now` is among them however seldom it is. */
export const waysOf = (row: Field, now: Way | undefined): readonly Way[] => {
  const usual = all(row).filter(
    (one) => operatorsOf(row).includes(one.operator) && (!seldom(one) || one.id === now?.id),
  );
  return now === undefined || usual.some((one) => one.id === now.id) ? usual : [now, ...usual];
};

/** Values and “not set” together can be shown by a list only, but where “not set” can be typed. */
const entryOf = (row: Field, operator: Operator, values: readonly Value[]): Entry => {
  const entries = all(row).flatMap((one) => (one.operator === operator ? [one.entry] : []));
  const [first = "text"] = entries;
  const [value] = values;
  if (value === undefined || first === "list") return first;
  const nones = values.filter((one) => one.kind === "none").length;
  if (nones === values.length) return "unset";
  if (nones > 0 && (first === "text" || first === "flag")) return "list";
  if (row.type === "date" && operator === "is") return "moment";
  if (value.kind === "span") return "span";
  return value.kind === "date" || value.kind === "day" ? "moment" : first;
};

type Compared = {
  readonly operator: Operator;
  readonly negated: boolean;
  readonly values: readonly Value[];
  readonly typed: Typed | null;
};

/** The way in which a row compares; undefined for an operator that the field does not have. */
export const wayOf = (row: Field, { operator, negated, values, typed }: Compared): Way | undefined => {
  const entry = typed?.entry ?? entryOf(row, operator, values);
  const fits = (one: Way): boolean =>
    one.operator === operator && one.negated === negated && one.entry === entry;
  return all(row).find(fits) ?? (operator === "is" && entry === "list" ? is("list").find(fits) : undefined);
};

/** How a row begins when its field has just been chosen. */
export const firstWay = (row: Field): Way | undefined => {
  const ways = all(row);
  const wanted: Operator = row.type === "text" || row.type === "person" ? "contains" : "is";
  const dated = row.type === "date" || row.type === "duration" || row.type === "number";
  return dated ? ways[0] : (ways.find((one) => one.operator === wanted) ?? ways[0]);
};

/** Empty slots for a way: two for a range; lengths of time know their unit. */
export const emptySlots = (one: Way, row: Field): readonly string[] => {
  if (one.entry === "list" || one.entry === "flag") return [];
  if (one.entry === "unset") return ["none"];
  const slot = one.entry === "span" ? (row.type === "date" && row.name !== "waiting" ? "d" : "h") : "";
  return one.operator === "range" ? [slot, slot] : [slot];
};

/** A value as it stands in its slot. */
const slotOf = (value: Value, row: Field, operator: Operator): string =>
  value.kind === "text" ? value.text : writeValue(value, row, operator, () => undefined);

export const slotsOf = (one: Way, row: Field, now: Compared): readonly string[] => {
  if (now.typed) return now.typed.slots;
  const filled = now.values.map((value) => slotOf(value, row, now.operator));
  return filled.length > 0 ? filled : emptySlots(one, row);
};

export type SlotFault = { readonly slot: number; readonly message: string; readonly instead: string | null };

export type ReadSlots = {
  /** Empty while something is missing or wrong. */
  readonly values: readonly Value[];
  readonly fault: SlotFault | null;
};

/** Nothing typed yet, but for a unit that stood there before. */
const isEmptySlot = (slot: string): boolean => /^\s*[smhdw]?\s*$/.test(slot);

/** What the typed slots say. Text is taken as it stands, all else is read as in the query line. */
export const readSlots = (one: Way, row: Field, slots: readonly string[]): ReadSlots => {
  const quoted = one.entry === "text";
  // An attribute's number may have a fraction, and what is no number is said by who knows the attribute.
  const attribute = attributeNameOf(row.name);
  const reading = attribute === null ? row : untypedAttribute(attribute);
  const values: Value[] = [];
  for (const [slot, text] of slots.entries()) {
    const empty = quoted ? text.trim() === "" : isEmptySlot(text);
    if (empty && one.operator !== "range") continue;
    if (empty) return { values: [], fault: null };
    const raw = { text: quoted ? text : text.trim(), quoted, unclosed: false, from: 0, to: text.length };
    const read = readValue(reading, one.operator, raw);
    if (!read.ok)
      return { values: [], fault: { slot, message: read.message, instead: read.instead[0] ?? null } };
    values.push(read.value);
  }
  return { values, fault: null };
};

/** Whether several values may stand in it, any of which matches. */
export const takesSeveral = (one: Way): boolean =>
  one.operator !== "above" &&
  one.operator !== "below" &&
  one.operator !== "range" &&
  one.entry !== "flag" &&
  one.entry !== "unset";

/** What a row holds once it compares in another way: what was typed stays where it still says something. */
export const changeWay = (row: Field, from: Compared, to: Way): Compared => {
  const before = wayOf(row, from);
  const kept = { operator: to.operator, negated: to.negated };
  if (to.entry === "list") {
    const chosen = from.values.filter((value) => value.kind !== "none" || before?.entry === "list");
    return { ...kept, values: chosen, typed: null };
  }
  if (to.entry === "flag") {
    const [value = { kind: "flag", value: true } as const] = from.values.filter((one) => one.kind === "flag");
    return { ...kept, values: [value], typed: null };
  }
  const typed = before && before.entry === to.entry ? slotsOf(before, row, from) : [];
  const room = to.operator === "range" ? 2 : takesSeveral(to) ? Math.max(1, typed.length) : 1;
  const blank = emptySlots(to, row);
  const slots = Array.from({ length: room }, (_, index) => typed[index] ?? blank[index] ?? blank[0] ?? "");
  return { ...kept, typed: { entry: to.entry, slots }, values: readSlots(to, row, slots).values };
};
