import { dayOf, isDay, timeOnDay } from "@/lib/core/zone";
import type { TicketAttributeValue, TicketField, TicketTypeAttribute } from "./model";

const localTime = (at: Date, timeZone: string): string => {
  const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone }).format(at);
  return `${dayOf(Math.floor(at.getTime() / 1000), timeZone)}T${time}`;
};

/** The value as a form shows it: a moment on the clock of `timeZone` (`2026-11-21T14:00`), everything else as text. */
export const typedOf = ({ type, value }: Pick<TicketField, "type" | "value">, timeZone: string): string => {
  if (value === null) return "";
  if (type === "datetime" && typeof value === "string" && !Number.isNaN(Date.parse(value)))
    return localTime(new Date(value), timeZone);
  return Array.isArray(value) ? value.join("\n") : String(value);
};

/** What was typed, with a moment turned from the clock of `timeZone` to ISO 8601 in UTC; whatever is none stays for the check to refuse. */
export const untyped = (
  { type }: Pick<TicketTypeAttribute, "type">,
  typed: string,
  timeZone: string,
): TicketAttributeValue => {
  const [day = "", time = ""] = typed.split("T");
  if (type !== "datetime" || !isDay(day) || !/^\d{2}:\d{2}/.test(time)) return typed;
  return new Date(timeOnDay(day, time.slice(0, 5), timeZone) * 1000).toISOString();
};
