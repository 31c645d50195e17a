"use client";
import { useClock, useInBrowser } from "@/components/ui/clock";
import { dayOf } from "@/lib/core/zone";
import { useTimeZone } from "./time-zone";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short" });

/** The time of day of a message; its day stands above it. Exact on hover. */
export const MessageTime = ({ at }: { at: number }) => {
  const inBrowser = useInBrowser();
  const zone = useTimeZone();
  const today = useClock((now) => dayOf(Math.floor(now / 1000), zone) === dayOf(at, zone));
  const date = new Date(at * 1000);
  if (!inBrowser) return <time dateTime={date.toISOString()} />;
  return (
    <time dateTime={date.toISOString()} data-tip={exact.format(date)} className="num">
      {today ? "today " : ""}
      {clock.format(date)}
    </time>
  );
};
