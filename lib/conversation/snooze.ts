import { hourSeconds, type UnixSeconds } from "@/lib/core/time";
import { addDays, dayOf, timeOnDay, weekdayOf } from "@/lib/core/zone";

/**
 * Intercom wakes a snoozed conversation when the customer writes, and at a given time. "Until they reply" is therefore a time that
 * nobody lives to see: 1 January 2100, in unix seconds.
 */
export const untilTheyReply = 4_102_444_800;

/** Whether it sleeps until the customer writes, whoever put it to sleep and with which far time. `now` in unix seconds. */
export const sleepsUntilTheyReply = (snoozedUntil: number, now: number): boolean =>
  snoozedUntil - now > 20 * 365 * 86_400;

/** When a day begins for whoever put something off to it. */
export const morning = "09:00";

const laterSeconds = 3 * hourSeconds;
const halfHour = 1800;
const monday = 1;

export type SnoozeChoice = {
  readonly id: "later" | "tomorrow" | "monday" | "next-week" | "reply";
  readonly label: string;
  readonly until: UnixSeconds;
};

/** The day of the next such weekday, never today. 0 is Sunday. */
export const nextWeekday = (today: string, weekday: number): string =>
  addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);

/** What one puts off to most, soonest first, each time once. `now` in unix seconds; days are those of `timeZone`. */
export const snoozeChoices = (now: UnixSeconds, timeZone: string): readonly SnoozeChoice[] => {
  const today = dayOf(now, timeZone);
  const at = (day: string) => timeOnDay(day, morning, timeZone);
  const later = Math.ceil((now + laterSeconds) / halfHour) * halfHour;
  const choices: readonly SnoozeChoice[] = [
    { id: "later", label: dayOf(later, timeZone) === today ? "Later today" : "In three hours", until: later },
    { id: "tomorrow", label: "Tomorrow", until: at(addDays(today, 1)) },
    { id: "monday", label: "Monday", until: at(nextWeekday(today, monday)) },
    { id: "next-week", label: "Next week", until: at(addDays(today, 7)) },
    { id: "reply", label: "Until they reply", until: untilTheyReply },
  ];
  const isFirst = ({ until }: SnoozeChoice, index: number) =>
    choices.findIndex((one) => one.until === until) === index;
  return choices.filter(isFirst);
};

/** A snooze's end in full: `Fri 27 Nov, 09:00`, with the year where it is another one; "they reply" where it has none. */
export const snoozeWords = (until: UnixSeconds, now: UnixSeconds, timeZone: string): string => {
  if (sleepsUntilTheyReply(until, now)) return "they reply";
  const sameYear = dayOf(until, timeZone).slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(until * 1000));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const day = [part("weekday"), part("day"), part("month"), part("year")].filter(Boolean).join(" ");
  return `${day}, ${part("hour")}:${part("minute")}`;
};
