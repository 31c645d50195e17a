"use client";
import { useClock } from "@/components/ui/clock";

const formats = new Map<string, Intl.DateTimeFormat>();

const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  formats.set(timeZone, made);
  return made;
};

const minuteMs = 60_000;

/** What the clock says at a contact's place, as "14:05 there". */
export const LocalTime = ({ timeZone }: { readonly timeZone: string }) => {
  const words = useClock((now) =>
    now === 0 ? "" : formatFor(timeZone).format(Math.floor(now / minuteMs) * minuteMs),
  );
  return (
    <span className="num whitespace-nowrap" data-tip={timeZone.replaceAll("_", " ")}>
      {words} there
    </span>
  );
};
