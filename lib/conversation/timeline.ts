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
const keyOf = (part: Part): string => (part.partType === "source" ? `source-${part.id}` : part.id);

/** The first part that nobody on the team can have read: what the customer wrote since a teammate last did. */
const firstUnread = (conversation: ConversationDetail): Part | null => {
  if (conversation.read) return null;
  let first: Part | null = null;
  for (const part of conversation.parts) {
    if (!says(part)) continue;
    if (part.author.kind === "teammate") first = null;
    else if (part.author.kind === "contact") first ??= part;
  }
  return first === conversation.parts[0] ? null : first;
};

/**
 * The thread as it is read: the source and all parts in order, days set apart, events between messages folded into one entry
 * a run. Words that ride on an event (a close or an assignment with a message) give a message and the event.
 * `timeZone` is an IANA name and decides where days begin.
 */
export const toTimeline = (conversation: ConversationDetail, timeZone: string): readonly TimelineEntry[] => {
  const entries: TimelineEntry[] = [];
  const unread = firstUnread(conversation);
  let day = "";
  let run: Part[] = [];
  const endRun = () => {
    const first = run[0];
    if (first) entries.push({ kind: "events", key: `events-${first.id}`, parts: run });
    run = [];
  };
  const shown = conversation.parts.filter((part) => part.partType !== "source").length;
  const addGap = () => {
    if (conversation.totalParts > shown) {
      entries.push({ kind: "gap", key: "gap", shown, total: conversation.totalParts });
    }
  };
  if (conversation.parts[0]?.partType !== "source") addGap();
  for (const part of conversation.parts) {
    const partDay = dayOf(part.createdAt, timeZone);
    if (partDay !== day) {
      endRun();
      day = partDay;
      entries.push({ kind: "day", key: `day-${partDay}-${part.id}`, day: partDay });
    }
    if (says(part)) {
      endRun();
      if (part === unread) entries.push({ kind: "new", key: "new" });
      entries.push({ kind: "message", key: keyOf(part), part, note: notes.has(part.partType) });
    }
    if (!messages.has(part.partType)) run.push(part);
    if (part.partType === "source") addGap();
  }
  endRun();
  return entries;
};
