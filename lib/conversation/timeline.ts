import { dayOf } from "@/lib/core/zone";
import type { ConversationDetail, Part } from "./model";

export type TimelineEntry =
  | { readonly kind: "day"; readonly key: string; readonly day: string }
  /** Where the unread part begins. */
  | { readonly kind: "new"; readonly key: string }
  /** Intercom gives the newest 500 parts only; so many older ones are not shown. */
  | { readonly kind: "gap"; readonly key: string; readonly shown: number; readonly total: number }
  | { readonly kind: "message"; readonly key: string; readonly part: Part; readonly note: boolean }
  /** A run of events, folded into one line. */
  | { readonly kind: "events"; readonly key: string; readonly parts: readonly Part[] };

const notes: ReadonlySet<string> = new Set(["note", "note_and_reopen", "note_and_unsnooze"]);
const messages: ReadonlySet<string> = new Set(["source", "comment", "quick_reply", "note"]);

/** Whether somebody said something with it, as opposed to something having happened. */
export const says = (part: Part): boolean =>
  part.html !== null || part.attachments.length > 0 || part.redacted || messages.has(part.partType);

/** Intercom numbers the opening message and the parts apart, so one of each may share an id. */
export const keyOf = (part: Part): string => (part.partType === "source" ? `source-${part.id}` : part.id);

/** The first part that nobody on the team can have read: what the customer wrote since a teammate last did. */
export const firstUnread = (conversation: Pick<ConversationDetail, "parts" | "read">): Part | null => {
  if (conversation.read) return null;
  let first: Part | null = null;
  for (const part of conversation.parts) {
    if (!says(part)) continue;
    if (part.author.kind === "teammate") first = null;
    else if (part.author.kind === "contact") first ??= part;
  }
  return first === conversation.parts[0] ? null : first;
};

/** Whether both show the same, so that the one that is drawn already can stay. */
export const isSameEntry = (one: TimelineEntry, other: TimelineEntry): boolean => {
  if (one === other) return true;
  if (one.kind !== other.kind || one.key !== other.key) return false;
  if (one.kind === "message" && other.kind === "message") return one.part === other.part;
  if (one.kind === "events" && other.kind === "events")
    return (
      one.parts.length === other.parts.length && one.parts.every((part, index) => part === other.parts[index])
    );
  if (one.kind === "gap" && other.kind === "gap")
    return one.shown === other.shown && one.total === other.total;
  // A day is in its own key.
  return true;
};

export type TimelineOptions = {
  /** IANA name; decides where days begin. */
  readonly timeZone: string;
  /** The key of the part before which the new begins; null for none. */
  readonly newFrom: string | null;
  /** False: what was said, without what happened. */
  readonly showEvents: boolean;
};

/**
 * The thread as it is read: the source and all parts in order, days set apart, events between messages folded into one entry
 * a run. Words that ride on an event (a close or an assignment with a message) give a message and the event.
 */
export const toTimeline = (
  { parts, totalParts }: Pick<ConversationDetail, "parts" | "totalParts">,
  { timeZone, newFrom, showEvents }: TimelineOptions,
): readonly TimelineEntry[] => {
  const entries: TimelineEntry[] = [];
  let day = "";
  let run: Part[] = [];
  const endRun = () => {
    const first = run[0];
    if (first) entries.push({ kind: "events", key: `events-${first.id}`, parts: run });
    run = [];
  };
  const addDay = (part: Part) => {
    const partDay = dayOf(part.createdAt, timeZone);
    if (partDay === day) return;
    endRun();
    day = partDay;
    entries.push({ kind: "day", key: `day-${partDay}-${part.id}`, day: partDay });
  };
  const shown = parts.filter((part) => part.partType !== "source").length;
  const addGap = () => {
    if (totalParts > shown) entries.push({ kind: "gap", key: "gap", shown, total: totalParts });
  };
  if (parts[0]?.partType !== "source") addGap();
  for (const part of parts) {
    const isEvent = showEvents && !messages.has(part.partType);
    if (!says(part) && !isEvent) continue;
    addDay(part);
    if (says(part)) {
      endRun();
      if (keyOf(part) === newFrom) entries.push({ kind: "new", key: "new" });
      entries.push({ kind: "message", key: keyOf(part), part, note: notes.has(part.partType) });
    }
    if (isEvent) run.push(part);
    if (part.partType === "source") addGap();
  }
  endRun();
  return entries;
};
