"use client";
import { useClock } from "./clock";

// A day without a time reads as midnight there.
const inYear = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});
const withYear = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** Sets days apart; `day` is `YYYY-MM-DD`. The year is said where it is another one. */
export const DayLine = ({ day }: { day: string }) => {
  const thisYear = useClock((now) => day.startsWith(`${new Date(now).getUTCFullYear()}-`));
  const format = thisYear ? inYear : withYear;
  return (
    <h2 className="flex items-center gap-2.5 text-s font-normal text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {format.format(Date.parse(day))}
    </h2>
  );
};
