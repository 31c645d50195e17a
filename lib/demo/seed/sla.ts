import type { DemoSla } from "../model";
import { type Beat, event, isReply, operator } from "./beat";

const targets = [
  { name: "First reply in 30 min", seconds: 1_800 },
  { name: "Standard: 2 h", seconds: 7_200 },
  { name: "Enterprise: 1 h", seconds: 3_600 },
  { name: "Next business day", seconds: 57_600 },
] as const;

export type Promised = {
  readonly beats: readonly Beat[];
  readonly times: readonly number[];
  readonly sla: DemoSla | null;
};

/**
 * What became of the promise that a rule made: met by the first reply after it, missed when the time ran out before, taken
 * back, or still running. A missed one gets its event at the very second.
 */
export const withSla = (beats: readonly Beat[], times: readonly number[], now: number): Promised => {
  const applied = beats.findIndex((beat) => beat.type.startsWith("conversation_sla_applied"));
  if (applied < 0) return { beats, times, sla: null };
  const since = times[applied] ?? now;
  const target = targets[since % targets.length] ?? targets[0];
  if (beats.some((beat) => beat.type === "conversation_sla_removed"))
    return { beats, times, sla: { name: target.name, status: "cancelled" } };
  const metIndex = beats.findIndex(
    (beat, i) => i > applied && ((beat.by.kind === "admin" && isReply(beat)) || beat.type === "close"),
  );
  const met = metIndex < 0 ? Number.POSITIVE_INFINITY : (times[metIndex] ?? now);
  const due = since + target.seconds;
  if (met <= due) return { beats, times, sla: { name: target.name, status: "hit" } };
  if (due > now) return { beats, times, sla: { name: target.name, status: "active" } };
  const place = times.findLastIndex((time) => time <= due) + 1;
  return {
    beats: beats.toSpliced(
      place,
      0,
      event("conversation_sla_target_missed", operator, 0, { details: { sla: { name: target.name } } }),
    ),
    times: times.toSpliced(place, 0, due),
    sla: { name: target.name, status: "missed" },
  };
};
