"use client";
import { useClock } from "./clock";

export type TimeProps = {
  /** Unix seconds. */
  readonly at: number;
  /** How a distance in seconds reads, e.g. `shortSpan`. Negative where `at` lies ahead. */
  readonly format: (seconds: number) => string;
  readonly prefix?: string | undefined;
  readonly className?: string | undefined;
};

/** So that nothing on the page counts seconds. */
const stepMs = 10_000;

/** A time as its distance from now, exact on hover. It stands in messages too, which are not to be read out anew as it passes. */
export const Time = ({ at, format, prefix, className }: TimeProps) => {
  const words = useClock((now) => (now === 0 ? "" : format(Math.floor(now / stepMs) * (stepMs / 1000) - at)));
  return (
    <time
      aria-live="off"
      dateTime={new Date(at * 1000).toISOString()}
      data-tip={prefix ?? ""}
      data-tip-at={at}
      className={className}
    >
      {words}
    </time>
  );
};
