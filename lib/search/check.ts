import type { Field } from "./field";
import { conversations, operatorsOf, valueKindsOf } from "./fields";
import type { Operator, Term, Value } from "./model";
import type { Registry } from "./registry";
import { cannotBeUnset, spanSeconds } from "./values";

/** Why a term cannot stand, whatever stands around it, and the nearest term that can. */
type Fault = { readonly message: string; readonly instead: Term | null };

const operatorWords: Record<Operator, string> = {
  is: "equal to",
  above: "above (>)",
  below: "below (<)",
  range: "between (..)",
  contains: "containing (~)",
  starts: "starting with (^)",
  ends: "ending with ($)",
};

/** Null when the term is sound by its field's type. Trees from the builder or an address come through here too. */
export const checkTerm = (term: Term, { fieldOf }: Registry = conversations): Fault | null => {
  const row = fieldOf(term.field);
  if (!row) return { message: `There is no field “${term.field}”.`, instead: null };
  if (!operatorsOf(row).includes(term.operator)) {
    return {
      message: `${row.label} cannot be searched ${operatorWords[term.operator]} a value.`,
      instead: asIs(row, term),
    };
  }
  return checkCount(row, term) ?? checkKinds(row, term) ?? checkOrder(row, term);
};

const asIs = (row: Field, term: Term): Term | null => {
  const kinds = valueKindsOf(row, "is");
  const fits = term.values.length > 0 && term.values.every((value) => kinds.includes(value.kind));
  return fits ? { ...term, operator: "is" } : null;
};

const checkCount = (row: Field, term: Term): Fault | null => {
  const count = term.values.length;
  const [first] = term.values;
  if (!first) return { message: `Say which value of ${row.label} you mean.`, instead: null };
  if (term.operator === "range" && count !== 2) {
    return { message: "A range has two ends, as in 2..5.", instead: null };
  }
  if ((term.operator === "above" || term.operator === "below") && count > 1) {
    return {
      message: `${row.label} can be compared with one value only.`,
      instead: { ...term, values: [first] },
    };
  }
  if (row.type === "flag" && count > 1) {
    return { message: `${row.label} is yes or no, not both.`, instead: { ...term, values: [first] } };
  }
  return null;
};

const checkKinds = (row: Field, term: Term): Fault | null => {
  const kinds = valueKindsOf(row, term.operator);
  const wrong = term.values.find((value) => !kinds.includes(value.kind) || isBlank(value));
  if (!wrong) return null;
  const left = term.values.filter((value) => kinds.includes(value.kind) && !isBlank(value));
  const instead = left.length > 0 && term.operator !== "range" ? { ...term, values: left } : null;
  if (isBlank(wrong)) return { message: "There is nothing between these quotes.", instead };
  if (wrong.kind === "none") {
    const why = term.operator === "is" ? cannotBeUnset(row) : "“none” cannot be compared.";
    return { message: why, instead };
  }
  if (wrong.kind === "span" && row.type === "date") {
    return {
      message: `Say whether ${row.label} is more or less than that.`,
      instead: { ...term, operator: "below", values: [wrong] },
    };
  }
  return { message: `${row.label} does not take such a value.`, instead };
};

const isBlank = (value: Value): boolean => value.kind === "text" && value.text.trim() === "";

const checkOrder = (row: Field, term: Term): Fault | null => {
  if (term.operator !== "range") return null;
  const [low, high] = term.values;
  if (!low || !high) return null;
  if ((low.kind === "span") !== (high.kind === "span")) {
    return { message: "Both ends of a range are lengths of time, or both are days.", instead: null };
  }
  if ((low.kind === "number") !== (high.kind === "number")) {
    return { message: "Both ends of a range are numbers, or both are moments.", instead: null };
  }
  const [from, to] = [orderOf(low, "00:00"), orderOf(high, "23:59")];
  if (from === null || to === null || from <= to) return null;
  return { message: `The range of ${row.label} runs backwards.`, instead: { ...term, values: [high, low] } };
};

/** Comparable within one kind, of a whole day at `timeOfDay`; null for days by name, whose order depends on today. */
const orderOf = (value: Value, timeOfDay: string): number | null => {
  if (value.kind === "number") return value.value;
  if (value.kind === "span") return spanSeconds(value.amount, value.unit);
  if (value.kind === "date") return Date.parse(`${value.date}T${value.time ?? timeOfDay}:00Z`);
  return null;
};
