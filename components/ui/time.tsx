"use client";
import { useNow } from "./clock";

const exact = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
});

export type TimeProps = {
  /** Unix seconds. */
  readonly at: number;
  /** How a distance in seconds reads, e.g. `shortSpan`. Negative where `at` lies ahead. */
  readonly format: (seconds: number) => string;
  readonly prefix?: string | undefined;
  readonly className?: string | undefined;
};

const stepMs = 10_000;

/** A time as its distance from now, exact on hover. */
export const Time = ({ at, format, prefix, className }: TimeProps) => {
  const now = useNow(stepMs);
  const date = new Date(at * 1000);
  return (
    <time
      dateTime={date.toISOString()}
      data-tip={now === 0 ? undefined : `${prefix ? `${prefix} ` : ""}${exact.format(date)}`}
      className={className}
    >
      {now === 0 ? "" : format(now / 1000 - at)}
    </time>
  );
};
