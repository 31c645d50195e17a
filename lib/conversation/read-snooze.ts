import { daySeconds, hourSeconds, minuteSeconds, type UnixSeconds } from "@/lib/core/time";
import { addDays, dayOf, isDay, timeOnDay } from "@/lib/core/zone";
import { morning, nextWeekday, untilTheyReply } from "./snooze";

/** Further off than this is a slip of the hand. */
const mostSeconds = 5 * 366 * daySeconds;

const unitSeconds: readonly (readonly [RegExp, number])[] = [
  [/^(m|min|mins|minute|minutes)$/, minuteSeconds],
  [/^(h|hr|hrs|hour|hours)$/, hourSeconds],
];
const unitDays: readonly (readonly [RegExp, number])[] = [
  [/^(d|day|days)$/, 1],
  [/^(w|wk|week|weeks)$/, 7],
];

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const namedTimes: Readonly<Record<string, string>> = {
  morning,
  noon: "12:00",
  afternoon: "14:00",
  evening: "18:00",
  tonight: "20:00",
};

const clock = (hours: number, minutes: number): string | null =>
  hours < 24 && minutes < 60 ? `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}` : null;

/** `9am`, `9:30`, `9.30pm`, `17:00`, `noon`; a bare number is none. */
const timeOf = (word: string): string | null => {
  const named = Object.hasOwn(namedTimes, word) ? namedTimes[word] : undefined;
  if (named !== undefined) return named;
  const [, hour, minute, half] = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(word) ?? [];
  if (hour === undefined || (minute === undefined && half === undefined)) return null;
  if (half === undefined) return clock(Number(hour), Number(minute));
  if (Number(hour) < 1 || Number(hour) > 12) return null;
  return clock((Number(hour) % 12) + (half === "pm" ? 12 : 0), Number(minute ?? 0));
};

const isStartOf = (word: string, name: string): boolean => word.length >= 3 && name.startsWith(word);

const monthOf = (word: string): number =>
  months.findIndex((name) => word.length >= 3 && word.startsWith(name));

/** This year's day, or next year's where that is over. */
const dateOf = (day: number, month: number, today: string): string | null => {
  const inYear = (year: number) =>
    `${year}-${String(month + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const year = Number(today.slice(0, 4));
  const date = inYear(year) >= today ? inYear(year) : inYear(year + 1);
  return isDay(date) ? date : null;
};

type Read = { readonly day: string; readonly used: number };

/** The day that the words begin with. */
const dayFrom = ([word = "", next = ""]: readonly string[], today: string): Read | null => {
  if (word === "today") return { day: today, used: 1 };
  if (word === "tomorrow" || word === "tmr" || word === "tmrw") return { day: addDays(today, 1), used: 1 };
  if (word === "next" && next === "week") return { day: addDays(today, 7), used: 2 };
  if (isDay(word)) return { day: word, used: 1 };
  const isNext = word === "next";
  const weekday = weekdays.findIndex((name) => isStartOf(isNext ? next : word, name));
  if (weekday >= 0) return { day: nextWeekday(today, weekday), used: isNext ? 2 : 1 };
  const [number, name] = /^\d{1,2}$/.test(word) ? [word, next] : [next, word];
  const month = monthOf(name);
  if (month < 0 || !/^\d{1,2}$/.test(number)) return null;
  const day = dateOf(Number(number), month, today);
  return day === null ? null : { day, used: 2 };
};

/** `3h`, `45 min`, `1h30m`, `2d`, `1 week`: hours and minutes by the clock on the wall's own pace, days at the same time of day. */
const spanFrom = (text: string, now: UnixSeconds, timeZone: string): UnixSeconds | null => {
  const pieces = [...text.matchAll(/(\d{1,4})\s*([a-z]+)/g)];
  if (pieces.length === 0 || pieces.map(([whole]) => whole).join("") !== text.replace(/\s+(?=\d)/g, ""))
    return null;
  let [days, seconds] = [0, 0];
  for (const [, amount, unit = ""] of pieces) {
    const inDays = unitDays.find(([name]) => name.test(unit))?.[1];
    const inSeconds = unitSeconds.find(([name]) => name.test(unit))?.[1];
    if (inDays !== undefined) days += Number(amount) * inDays;
    else if (inSeconds !== undefined) seconds += Number(amount) * inSeconds;
    else return null;
  }
  if (days === 0) return now + seconds;
  const day = addDays(dayOf(now, timeZone), days);
  return (
    (seconds === 0 ? timeOnDay(day, wallTime(now, timeZone), timeZone) : now + days * daySeconds) + seconds
  );
};

const wallTime = (at: UnixSeconds, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(at * 1000));

const dayAndTime = (words: readonly string[], now: UnixSeconds, timeZone: string): UnixSeconds | null => {
  const today = dayOf(now, timeZone);
  const read = dayFrom(words, today);
  const rest = words.slice(read?.used ?? 0);
  if (rest.length > 1) return null;
  const [word] = rest;
  // Once a day is named, an hour alone is a time.
  const time =
    word === undefined
      ? morning
      : (timeOf(word) ?? (read && /^\d{1,2}$/.test(word) ? clock(Number(word), 0) : null));
  if (time === null || (read === null && word === undefined)) return null;
  const at = timeOnDay(read?.day ?? today, time, timeZone);
  return read === null && at <= now ? timeOnDay(addDays(today, 1), time, timeZone) : at;
};

/**
 * When words as people type them are: `3h`, `1h30m`, `2d`, `tomorrow`, `fri 9am`, `next week`, `27 nov 14:30`, `2026-12-01`, `17:00`,
 * `until they reply`. Days without a time begin in the morning. Unix seconds, always ahead; null for words that say no such time.
 */
export const readSnooze = (typed: string, now: UnixSeconds, timeZone: string): UnixSeconds | null => {
  const text = typed
    .toLowerCase()
    .replace(/(\d)\s+(am|pm)\b/g, "$1$2")
    .replace(/\b(at|in|on|for|until)\b|,/g, " ")
    .trim()
    .replace(/\s+/g, " ");
  if (text === "they reply" || text === "reply") return untilTheyReply;
  const until = spanFrom(text, now, timeZone) ?? dayAndTime(text.split(" ").filter(Boolean), now, timeZone);
  return until !== null && until > now && until - now <= mostSeconds ? until : null;
};
