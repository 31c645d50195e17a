import { invalid } from "../errors";
import type { Field } from "./fields";
import { fieldPredicate, type Operator, type Predicate } from "./predicate";

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a time in a zone, as `YYYY-MM-DD`, which sorts by itself. */
export const dayOf = (seconds: number, timezone: string): string => {
  let formatter = formatters.get(timezone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" });
    formatters.set(timezone, formatter);
  }
  return formatter.format(new Date(seconds * 1000));
};

const tests: Readonly<Record<string, (have: string, wanted: string) => boolean>> = {
  "=": (have, wanted) => have === wanted,
  ">": (have, wanted) => have > wanted,
  "<": (have, wanted) => have < wanted,
};

/**
 * Contacts' dates are cut to the calendar day of the workspace: `=` is the whole day, `>` from the next day, `<` before it; all
 * other operators are refused. The rest compares as everywhere.
 */
export const contactPredicate =
  (timezone: string) =>
  <T>(field: Field<T>, name: string, operator: Operator, value: unknown): Predicate<T> => {
    const listed = name === "segment_id" || name === "tag_id";
    if (listed && operator !== "=" && operator !== "!=")
      throw invalid(`${name} supports = and != only`, name);
    if (field.type !== "date") return fieldPredicate(field, name, operator, value);
    const test = tests[operator];
    if (test === undefined) throw invalid(`${name} does not support the operator ${operator}`, name);
    const seconds = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
    if (typeof seconds !== "number" || !Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12)
      throw invalid(`${name} must be compared with a time`, name);
    const wanted = dayOf(seconds, timezone);
    return (item) => {
      const have = field.get(item);
      return typeof have === "number" && test(dayOf(have, timezone), wanted);
    };
  };
