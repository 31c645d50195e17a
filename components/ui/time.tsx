"use client";
import { useNow } from "./clock";

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
  return (
    <time
      dateTime={new Date(at * 1000).toISOString()}
      data-tip={prefix ?? ""}
      data-tip-at={at}
      className={className}
    >
      {now === 0 ? "" : format(now / 1000 - at)}
    </time>
  );
};
