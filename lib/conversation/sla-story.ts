import { daySeconds, hourSeconds, minuteSeconds, type UnixSeconds } from "@/lib/core/time";
import type { ConversationDetail, Sla } from "./model";

/** What the thread tells of an SLA. Intercom gives its name and status; when it falls due it tells nobody. */
export type SlaStory = Sla & {
  /** When it was put on; null where the thread no longer goes back that far. */
  readonly appliedAt: UnixSeconds | null;
  /** Since when it stands still; null while it runs. */
  readonly pausedAt: UnixSeconds | null;
  readonly missedAt: UnixSeconds | null;
  /** How long it has stood still in all before now, in seconds. */
  readonly pausedSeconds: number;
};

const prefix = "conversation_sla_";

/** Null where the conversation has no SLA. */
export const slaStoryOf = ({ sla, parts }: Pick<ConversationDetail, "sla" | "parts">): SlaStory | null => {
  if (sla === null) return null;
  let story: SlaStory = { ...sla, appliedAt: null, pausedAt: null, missedAt: null, pausedSeconds: 0 };
  for (const { partType, createdAt } of parts) {
    if (!partType.startsWith(prefix)) continue;
    const what = partType.slice(prefix.length);
    if (what.startsWith("applied"))
      story = { ...story, appliedAt: createdAt, pausedAt: null, missedAt: null, pausedSeconds: 0 };
    else if (what === "paused") story = { ...story, pausedAt: story.pausedAt ?? createdAt };
    else if (what === "unpaused" && story.pausedAt !== null)
      story = {
        ...story,
        pausedAt: null,
        pausedSeconds: story.pausedSeconds + Math.max(0, createdAt - story.pausedAt),
      };
    else if (what === "target_missed") story = { ...story, missedAt: createdAt };
  }
  return story;
};

/** When it falls due where it gives `targetSeconds`, by the wall clock; null where that cannot be told, as while it stands still. */
export const dueAt = (story: SlaStory, targetSeconds: number): UnixSeconds | null =>
  story.status !== "active" || story.appliedAt === null || story.pausedAt !== null
    ? null
    : story.appliedAt + story.pausedSeconds + targetSeconds;

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|min|mins|minutes?)$/i, minuteSeconds],
  [/^(?:h|hr|hrs|hours?)$/i, hourSeconds],
  [/^(?:d|days?)$/i, daySeconds],
];

/** The first length of time in a text, as "30 min", "2 h" or "1 day", in seconds; null where there is none. */
export const spanIn = (text: string): number | null => {
  for (const [, number = "", word = ""] of text.matchAll(/(\d{1,4}(?:[.,]\d)?)\s*([a-z]+)/gi)) {
    const unit = units.find(([shape]) => shape.test(word));
    const seconds = unit ? Math.round(Number(number.replace(",", ".")) * unit[1]) : 0;
    if (seconds > 0) return seconds;
  }
  return null;
};
