import type { AttributeValue, ConversationDetail, ConversationSummary, Part, Person, Tag } from "./model";

/** An action as far as it shows: the same names as `lib/actions`, which may import this and not the other way round. */
export type Transition =
  | { readonly kind: "read" | "unread" | "open" | "run-rules" | "redact" | "merge" | "delete" }
  | { readonly kind: "close"; readonly message?: string | undefined }
  | {
      readonly kind: "assign";
      readonly assignee:
        | { readonly kind: "teammate" | "team"; readonly id: string }
        | { readonly kind: "nobody" | "no-team" }
        | { readonly kind: "both"; readonly teammateId: string; readonly teamId: string };
      readonly message?: string | undefined;
    }
  | { readonly kind: "snooze"; readonly until: number }
  | {
      readonly kind: "restore";
      readonly to: Pick<ConversationSummary, "state" | "snoozedUntil" | "assigneeId" | "teamId">;
    }
  | { readonly kind: "priority"; readonly priority: boolean }
  | { readonly kind: "title"; readonly title: string }
  | { readonly kind: "attribute"; readonly name: string; readonly value: AttributeValue }
  | {
      readonly kind: "add-participant";
      readonly who:
        | { readonly contactId: string; readonly name?: string | undefined }
        | { readonly externalId: string }
        | { readonly email: string };
    }
  | { readonly kind: "remove-participant"; readonly contact: { readonly id: string } }
  | { readonly kind: "tag"; readonly tag: { readonly id?: string | undefined; readonly name: string } }
  | { readonly kind: "untag"; readonly tag: Tag }
  | { readonly kind: "reply" | "note"; readonly text: string }
  | { readonly kind: "reply-as-contact"; readonly contactId: string; readonly text: string }
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
    case "both": {
      const { teammateId: assigneeId, teamId } = assignee;
      return { ...conversation, assigneeId, teamId, state: "open", snoozedUntil: null };
    }
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
    case "snooze":
      return { ...conversation, state: "snoozed", snoozedUntil: transition.until };
    case "restore":
      return { ...conversation, ...transition.to };
    case "priority":
      return { ...conversation, priority: transition.priority };
    case "title":
      return { ...conversation, title: transition.title || null };
    case "merge":
      return { ...conversation, state: "closed", waitingSince: null, snoozedUntil: null };
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
    case "reply-as-contact": {
      const waitingSince = conversation.waitingSince ?? env.now;
      const opened = { state: "open", snoozedUntil: null } as const;
      return { ...conversation, ...opened, waitingSince, read: false, updatedAt: env.now };
    }
    case "attribute":
    case "add-participant":
    case "remove-participant":
    case "redact":
    case "run-rules":
    case "delete":
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

/** The words that a customer or the team gets with it, and who says them. */
const partOf = (
  conversation: ConversationDetail,
  transition: Transition,
  env: TransitionEnv,
): Part | null => {
  switch (transition.kind) {
    case "note":
      return messagePart("note", transition.text, env);
    case "reply":
      return messagePart("comment", transition.text, env);
    case "reply-as-contact": {
      const said = conversation.contacts.find((contact) => contact.id === transition.contactId);
      return {
        ...messagePart("comment", transition.text, env),
        author: said ?? { kind: "contact", id: transition.contactId, name: null, email: null },
      };
    }
    case "close":
    case "assign":
      return transition.message === undefined ? null : messagePart("comment", transition.message, env);
    default:
      return null;
  }
};

const withParticipant = (
  contacts: readonly Person[],
  who: Extract<Transition, { kind: "add-participant" }>["who"],
): readonly Person[] => {
  const added: Person =
    "contactId" in who
      ? { kind: "contact", id: who.contactId, name: who.name ?? null, email: null }
      : { kind: "contact", id: null, name: null, email: "email" in who ? who.email : who.externalId };
  const isThere = contacts.some(
    ({ id, email }) => (added.id !== null && id === added.id) || (added.id === null && email === added.email),
  );
  return isThere ? contacts : [...contacts, added];
};

/** What shows of it on an open conversation only. */
const inside = (conversation: ConversationDetail, transition: Transition): ConversationDetail => {
  switch (transition.kind) {
    case "attribute":
      return {
        ...conversation,
        attributes: { ...conversation.attributes, [transition.name]: transition.value },
      };
    case "add-participant":
      return { ...conversation, contacts: withParticipant(conversation.contacts, transition.who) };
    case "remove-participant":
      return {
        ...conversation,
        contacts: conversation.contacts.filter(({ id }) => id !== transition.contact.id),
      };
    default:
      return conversation;
  }
};

/** The same for an open conversation: a message also appears in the thread, marked as pending. */
export const applyDetail = (
  conversation: ConversationDetail,
  transition: Transition,
  env: TransitionEnv,
): ConversationDetail => {
  const changed = inside(applySummary(conversation, transition, env), transition);
  const part = partOf(conversation, transition, env);
  return part === null
    ? changed
    : { ...changed, parts: [...changed.parts, part], totalParts: changed.totalParts + 1 };
};
