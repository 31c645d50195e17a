import { daySeconds, hourSeconds, type UnixSeconds } from "./time";

/** Calendar days in an IANA time zone; days are `YYYY-MM-DD`, which sort as text. */

const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
};

export const isTimeZone = (timeZone: string): boolean => {
  try {
    formatFor(timeZone);
    return true;
  } catch {
    return false;
  }
};

const wallClock = (at: UnixSeconds, timeZone: string): { day: string; seconds: number } => {
  const part: Record<string, string> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(new Date(at * 1000))) part[type] = value;
  return {
    day: `${(part.year ?? "").padStart(4, "0")}-${part.month}-${part.day}`,
    seconds: Number(part.hour) * hourSeconds + Number(part.minute) * 60 + Number(part.second),
  };
};

/** Days of all zones begin on a quarter of an hour. */
const quarterSeconds = 900;
const mostKnown = 4000;
const knownDays = new Map<string, string>();
/** Before, some zones went by the sun. */
const sinceQuarters = 400_000_000;

/**
 * Remembered by the quarter of an hour: a long thread asks for hundreds of days each second.
 * @throws RangeError when `timeZone` is unknown; check with `isTimeZone` at the edge.
 */
export const dayOf = (at: UnixSeconds, timeZone: string): string => {
  if (at < sinceQuarters) return wallClock(at, timeZone).day;
  const name = `${timeZone} ${Math.floor(at / quarterSeconds)}`;
  const known = knownDays.get(name);
  if (known !== undefined) return known;
  if (knownDays.size >= mostKnown) knownDays.clear();
  const { day } = wallClock(at, timeZone);
  knownDays.set(name, day);
  return day;
};

const utcMidnight = (day: string): UnixSeconds => Date.parse(`${day}T00:00:00Z`) / 1000;

const offsetAt = (at: UnixSeconds, timeZone: string): number => {
  const { day, seconds } = wallClock(at, timeZone);
  return utcMidnight(day) + seconds - at;
};

/** No zone's day begins further than this from the same day's beginning in UTC. */
const farthest = 15 * hourSeconds;

/** The two moments that a time on a zone's clock may mean, where the clock is changed about then; the same one twice elsewhere. */
const momentsOf = (utc: UnixSeconds, timeZone: string): { early: UnixSeconds; late: UnixSeconds } => {
  const offsets = [offsetAt(utc - farthest, timeZone), offsetAt(utc + farthest, timeZone)];
  return { early: utc - Math.max(...offsets), late: utc - Math.min(...offsets) };
};

/** The first second that carries that day's date, also where clocks jump at midnight. */
export const startOfDay = (day: string, timeZone: string): UnixSeconds => {
  const { early, late } = momentsOf(utcMidnight(day), timeZone);
  return dayOf(early, timeZone) === day ? early : late;
};

/** `HH:MM` on that day: the first of two where clocks go back; within an hour that they skip, the hour after it. */
export const timeOnDay = (day: string, time: string, timeZone: string): UnixSeconds => {
  const utc = Date.parse(`${day}T${time}:00Z`) / 1000;
  const { early, late } = momentsOf(utc, timeZone);
  return early + offsetAt(early, timeZone) === utc ? early : late;
};

export const addDays = (day: string, days: number): string =>
  new Date((utcMidnight(day) + days * daySeconds) * 1000).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(utcMidnight(day) * 1000).getUTCDay();

/**
 * Whether the text is a day that exists, e.g. not `2026-02-30`. In the years 0000 and 9999 there are none, since
 * not all days beside them can be written.
 */
export const isDay = (text: string): boolean => {
  if (!/^(?!0000|9999)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};
