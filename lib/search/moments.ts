import type { UnixSeconds } from "@/lib/core/time";
import { addDays, dayOf, isDay, startOfDay, timeOnDay, weekdayOf } from "@/lib/core/zone";
import type { Field } from "./field";
import { type DayName, type Operator, type Value, weekdays } from "./model";
import { spanSeconds } from "./values";

/** Who asks, and when: what `me`, `my-teams`, `2h` and `today` stand for. */
export type Env = {
  /** Unix seconds. */
  readonly now: UnixSeconds;
  /** The signed-in member's teammate id; null when they are linked to none. */
  readonly me: string | null;
  readonly myTeamIds: readonly string[];
  /** IANA name, in which days begin and end. */
  readonly timeZone: string;
};

/** Whole seconds that match, both ends included; null is open. */
type Bounds = { readonly first: UnixSeconds | null; readonly last: UnixSeconds | null };

/** Days that were looked up for one asking: a line is looked at several times before it is refused, and a calendar is slow. */
const days = new WeakMap<Env, Map<string, UnixSeconds>>();

const startOf = (day: string, env: Env): UnixSeconds => {
  const known = days.get(env) ?? new Map<string, UnixSeconds>();
  days.set(env, known);
  const start = known.get(day) ?? startOfDay(day, env.timeZone);
  known.set(day, start);
  return start;
};

/** Seconds covered by a value of a date: a day, a minute, or one second. */
const covered = (value: Value, row: Field, env: Env): { first: UnixSeconds; last: UnixSeconds } | null => {
  if (value.kind === "span") {
    const seconds = spanSeconds(value.amount, value.unit);
    const at = row.direction === "past" ? env.now - seconds : env.now + seconds;
    return { first: at, last: at };
  }
  // What a date field of the browser holds while a year is typed.
  if (value.kind === "date" && !isDay(value.date)) return null;
  if (value.kind === "date" && value.time !== null) {
    const first = timeOnDay(value.date, value.time, env.timeZone);
    return { first, last: first + 59 };
  }
  const day =
    value.kind === "date" ? value.date : value.kind === "day" ? namedDay(value.name, row, env) : null;
  if (day === null) return null;
  return { first: startOf(day, env), last: startOf(addDays(day, 1), env) - 1 };
};

/** A weekday is the latest one up to today, or, on a field that looks ahead, the next one from today. */
const namedDay = (name: DayName, row: Field, env: Env): string => {
  const today = dayOf(env.now, env.timeZone);
  if (name === "today") return today;
  if (name === "yesterday") return addDays(today, -1);
  if (name === "tomorrow") return addDays(today, 1);
  const ahead = (weekdays.indexOf(name) - weekdayOf(today) + 7) % 7;
  if (row.direction === "future") return addDays(today, ahead);
  return addDays(today, ahead === 0 ? 0 : ahead - 7);
};

/**
 * What a date term lets through. A length of time turns the comparison round on a field that looks back: `waiting:>2h` has waited longer,
 * so since an earlier moment. Null when the values are none that dates take.
 */
export const boundsOf = (
  operator: Operator,
  values: readonly Value[],
  row: Field,
  env: Env,
): Bounds | null => {
  const [value, second] = values;
  const low = value && covered(value, row, env);
  if (!value || !low) return null;
  const turned = value.kind === "span" && row.direction === "past";
  if (operator === "is") return low;
  if (operator === "above")
    return turned ? { first: null, last: low.first - 1 } : { first: low.last + 1, last: null };
  if (operator === "below")
    return turned ? { first: low.last + 1, last: null } : { first: null, last: low.first - 1 };
  const high = second && covered(second, row, env);
  if (operator !== "range" || !high) return null;
  return turned ? { first: high.first, last: low.last } : { first: low.first, last: high.last };
};
