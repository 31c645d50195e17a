import type { ConversationDetail, ConversationSummary, Part, Person, Tag } from "./model";

/** An action as far as it shows: the same names as `lib/actions`, which may import this and not the other way round. */
export type Transition =
  | { readonly kind: "read" | "unread" | "close" | "open" }
  | {
      readonly kind: "assign";
      readonly assignee:
        | { readonly kind: "teammate" | "team"; readonly id: string }
        | { readonly kind: "nobody" | "no-team" };
    }
  | { readonly kind: "tag"; readonly tag: { readonly id?: string | undefined; readonly name: string } }
  | { readonly kind: "untag"; readonly tag: Tag }
  | { readonly kind: "reply" | "note"; readonly text: string }
  | { readonly kind: "convert" };

export type TransitionEnv = {
  /** Who acts. */
  readonly me: Person;
  /** Unix seconds. */
  readonly now: number;
  /** The id of the part that a reply or note adds until Intercom gives it one. */
  readonly partId: string;
};

/** A tag that has no id yet is known by its name. */
const pendingTagId = (name: string): string => `new:${name}`;

const withTag = (tags: readonly Tag[], tag: { id?: string | undefined; name: string }): readonly Tag[] => {
  const id = tag.id ?? tags.find((one) => one.name === tag.name)?.id ?? pendingTagId(tag.name);
  return tags.some((one) => one.id === id) ? tags : [...tags, { id, name: tag.name }];
};

type AssigneeOf<T> = T extends { readonly assignee: infer A } ? A : never;

/** A new assignee opens what was closed or snoozed; taking one away opens nothing. */
const assigned = <T extends ConversationSummary>(conversation: T, assignee: AssigneeOf<Transition>): T => {
  switch (assignee.kind) {
    case "nobody":
      return { ...conversation, assigneeId: null };
    case "no-team":
      return { ...conversation, teamId: null };
    case "teammate":
      return { ...conversation, assigneeId: assignee.id, state: "open", snoozedUntil: null };
    case "team":
      return { ...conversation, teamId: assignee.id, state: "open", snoozedUntil: null };
  }
};

/**
 * The conversation as it will look once `transition` has been done. Pure, total, and idempotent for everything but replies
 * and notes; what does not apply changes nothing.
 */
export const applySummary = <T extends ConversationSummary>(
  conversation: T,
  transition: Transition,
  env: Pick<TransitionEnv, "now">,
): T => {
  switch (transition.kind) {
    case "read":
      return { ...conversation, read: true };
    case "unread":
      return { ...conversation, read: false };
    case "close":
      return { ...conversation, state: "closed", waitingSince: null, snoozedUntil: null };
    case "open":
      return { ...conversation, state: "open", snoozedUntil: null };
    case "assign":
      return assigned(conversation, transition.assignee);
    case "tag":
      return { ...conversation, tags: withTag(conversation.tags, transition.tag) };
    case "untag":
      return { ...conversation, tags: conversation.tags.filter((tag) => tag.id !== transition.tag.id) };
    case "reply":
      return { ...conversation, waitingSince: null, updatedAt: env.now, read: true };
    case "note":
      return { ...conversation, updatedAt: env.now };
    case "convert":
      return conversation;
  }
};

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter);

/** Plain text as the paragraphs that Intercom takes and shows: blank lines part paragraphs, others break lines. */
export const textToHtml = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("");

const messagePart = (partType: "comment" | "note", text: string, env: TransitionEnv): Part => ({
  id: env.partId,
  partType,
  author: env.me,
  createdAt: env.now,
  html: textToHtml(text),
  hasRemoteImages: false,
  attachments: [],
  assignedTo: null,
  redacted: false,
  pending: true,
});

/** The same for an open conversation: a reply or a note also appears in the thread, marked as pending. */
export const applyDetail = (
  conversation: ConversationDetail,
  transition: Transition,
  env: TransitionEnv,
): ConversationDetail => {
  const changed = applySummary(conversation, transition, env);
  if (transition.kind !== "reply" && transition.kind !== "note") return changed;
  const part = messagePart(transition.kind === "reply" ? "comment" : "note", transition.text, env);
  return { ...changed, parts: [...changed.parts, part], totalParts: changed.totalParts + 1 };
};
