import { hourSeconds } from "@/lib/core/time";

const warmAfterSeconds = hourSeconds;
const lateAfterSeconds = 2 * hourSeconds;

/** How a wait looks; the number says it as well. */
export const waitLook = (seconds: number): string => {
  if (seconds >= lateAfterSeconds) return "font-semibold text-late";
  if (seconds >= warmAfterSeconds) return "font-medium text-warm";
  return "text-ink-3";
};
