import { exactTime } from "@/components/ui/exact-time";
import type { ConversationDetail, Statistics } from "@/lib/conversation/model";
import { daySeconds, hourSeconds, minuteSeconds, shortSpan } from "@/lib/core/time";

/** One number about a conversation: in short, and in full on hover. */
export type NumberFact = {
  readonly id: string;
  readonly label: string;
  /** A span in seconds, a moment in unix seconds, or words. */
  readonly value:
    | { readonly kind: "words"; readonly text: string }
    | { readonly kind: "moment"; readonly at: number };
  readonly tip?: string | undefined;
};

const part = (count: number, word: string): string | null =>
  count === 0 ? null : `${count} ${word}${count === 1 ? "" : "s"}`;

/** A span to the second, as "1 day 2 hours 5 seconds". */
export const exactSpan = (seconds: number): string => {
  const s = Math.max(0, Math.floor(seconds));
  const parts = [
    part(Math.floor(s / daySeconds), "day"),
    part(Math.floor((s % daySeconds) / hourSeconds), "hour"),
    part(Math.floor((s % hourSeconds) / minuteSeconds), "minute"),
    part(s % minuteSeconds, "second"),
  ].filter(Boolean);
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
};

/** Every number, in the order in which they come. */
export const numberFields = [
  { id: "first-reply", title: "First reply" },
  { id: "median-reply", title: "Usual reply" },
  { id: "assigned", title: "Assigned in" },
  { id: "first-close", title: "Closed in" },
  { id: "last-close", title: "Last closed in" },
  { id: "handling", title: "Handled in" },
  { id: "reopens", title: "Reopened" },
  { id: "assignments", title: "Assigned" },
  { id: "parts", title: "Parts" },
  { id: "first-contact-reply-at", title: "They wrote first" },
  { id: "last-contact-reply-at", title: "They wrote last" },
  { id: "first-reply-at", title: "First answer" },
  { id: "last-reply-at", title: "Last answer" },
  { id: "last-assignee-reply-at", title: "Assignee's last" },
  { id: "first-assigned-at", title: "First assigned" },
  { id: "last-assigned-at", title: "Last assigned" },
  { id: "first-close-at", title: "First closed" },
  { id: "last-close-at", title: "Last closed" },
  { id: "closed-by", title: "Closed by" },
] as const;
type NumberId = (typeof numberFields)[number]["id"];

type Value =
  | { readonly span: number | null }
  | { readonly at: number | null }
  | { readonly text: string | null };

const times = (count: number | null): string | null =>
  count === null ? null : count === 1 ? "once" : `${count} times`;

const valuesOf = (
  s: Statistics,
  totalParts: number,
  closedBy: string | null,
): Readonly<Record<NumberId, Value>> => ({
  "first-reply": { span: s.timeToFirstReplySeconds },
  "median-reply": { span: s.medianTimeToReplySeconds },
  assigned: { span: s.timeToAssignmentSeconds },
  "first-close": { span: s.timeToFirstCloseSeconds },
  "last-close": { span: s.timeToLastCloseSeconds },
  handling: { span: s.handlingTimeSeconds },
  reopens: { text: times(s.reopens) },
  assignments: { text: times(s.assignments) },
  parts: { text: String(s.parts ?? totalParts) },
  "first-contact-reply-at": { at: s.firstContactReplyAt },
  "last-contact-reply-at": { at: s.lastContactReplyAt },
  "first-reply-at": { at: s.firstTeammateReplyAt },
  "last-reply-at": { at: s.lastTeammateReplyAt },
  "last-assignee-reply-at": { at: s.lastAssigneeReplyAt },
  "first-assigned-at": { at: s.firstAssignmentAt },
  "last-assigned-at": { at: s.lastAssignmentAt },
  "first-close-at": { at: s.firstCloseAt },
  "last-close-at": { at: s.lastCloseAt },
  "closed-by": { text: closedBy },
});

/** What has happened and was counted; what has not is left out. `closedBy` is the name of who closed it last. */
export const numberFacts = (
  { statistics, totalParts }: Pick<ConversationDetail, "statistics" | "totalParts">,
  closedBy: string | null,
): readonly NumberFact[] => {
  if (statistics === null) return [];
  const values = valuesOf(statistics, totalParts, closedBy);
  return numberFields.flatMap(({ id, title }): NumberFact[] => {
    const value = values[id];
    if ("span" in value)
      return value.span === null
        ? []
        : [
            {
              id,
              label: title,
              value: { kind: "words", text: shortSpan(value.span) },
              tip: exactSpan(value.span),
            },
          ];
    if ("at" in value)
      return value.at === null
        ? []
        : [{ id, label: title, value: { kind: "moment", at: value.at }, tip: exactTime(value.at) }];
    return value.text === null ? [] : [{ id, label: title, value: { kind: "words", text: value.text } }];
  });
};
