"use client";
import { useClock } from "@/components/ui/clock";
import { dayOf } from "@/lib/core/zone";
import { useZoneHere } from "./time-zone";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The time of day of a message; its day stands above it. Exact on hover. */
export const MessageTime = ({ at }: { at: number }) => {
  const zone = useZoneHere();
  const today = useClock((now) => zone !== null && dayOf(Math.floor(now / 1000), zone) === dayOf(at, zone));
  const date = new Date(at * 1000);
  if (zone === null) return <time dateTime={date.toISOString()} />;
  return (
    <time dateTime={date.toISOString()} data-tip="" data-tip-at={at} className="num">
      {today ? "today " : ""}
      {clock.format(date)}
    </time>
  );
};
