import type { AttributeValue, ConversationSummary, Person } from "@/lib/conversation/model";
import type { ActionInput, Assignee, Standing } from "./input";

/** What an inverse has to know: the conversation as it was before. A row of a list has no attributes and no participants. */
export type Before = Pick<
  ConversationSummary,
  "state" | "snoozedUntil" | "assigneeId" | "teamId" | "read" | "priority" | "title" | "tags"
> & {
  readonly attributes?: Readonly<Record<string, AttributeValue>> | undefined;
  readonly contacts?: readonly Pick<Person, "id">[] | undefined;
};

/** What only Intercom's answer tells of an action that was done. */
export type DoneAs = {
  /** A new tag has no id before it is made. */
  readonly tagId?: string | undefined;
  /** Neither has a participant who was added by e-mail or external id. */
  readonly contact?: { readonly id: string; readonly name: string } | undefined;
};

export const standingOf = ({
  state,
  snoozedUntil,
  assigneeId,
  teamId,
}: Pick<ConversationSummary, keyof Standing>): Standing => ({
  state,
  snoozedUntil: state === "snoozed" ? snoozedUntil : null,
  assigneeId,
  teamId,
});

export const sameStanding = (a: Standing, b: Standing): boolean =>
  a.state === b.state &&
  a.snoozedUntil === b.snoozedUntil &&
  a.assigneeId === b.assigneeId &&
  a.teamId === b.teamId;

const assignsWhatWas = (assignee: Assignee, before: Before): boolean => {
  switch (assignee.kind) {
    case "nobody":
      return before.assigneeId === null;
    case "no-team":
      return before.teamId === null;
    case "teammate":
      return before.assigneeId === assignee.id && before.state === "open";
    case "team":
      return before.teamId === assignee.id && before.state === "open";
    case "both":
      return (
        before.assigneeId === assignee.teammateId &&
        before.teamId === assignee.teamId &&
        before.state === "open"
      );
  }
};

const restore = (before: Before): ActionInput => ({ kind: "restore", to: standingOf(before) });

const inverseOfAttribute = (name: string, value: AttributeValue, before: Before): ActionInput | null => {
  if (before.attributes === undefined) return null;
  const was = before.attributes[name] ?? null;
  return JSON.stringify(was) === JSON.stringify(value) ? null : { kind: "attribute", name, value: was };
};

const inverseOfAdding = (
  who: Extract<ActionInput, { kind: "add-participant" }>["who"],
  contact: DoneAs["contact"],
  before: Before,
): ActionInput | null => {
  const added = contact ?? ("contactId" in who ? { id: who.contactId, name: who.name ?? "" } : null);
  if (added === null || before.contacts?.some(({ id }) => id === added.id)) return null;
  return { kind: "remove-participant", contact: added };
};

/**
 * What takes `input` back, given the conversation as it was before; null when nothing does (messages, convert, redact, merge, delete), or
 * when it changed nothing.
 */
export const inverseOf = (input: ActionInput, before: Before, doneAs: DoneAs = {}): ActionInput | null => {
  switch (input.kind) {
    case "close":
      return before.state === "closed" ? null : restore(before);
    case "open":
      return before.state === "open" ? null : restore(before);
    case "snooze":
      return before.state === "snoozed" && before.snoozedUntil === input.until ? null : restore(before);
    case "assign":
      return assignsWhatWas(input.assignee, before) ? null : restore(before);
    case "run-rules":
      return restore(before);
    case "restore":
      return sameStanding(standingOf(before), input.to) ? null : restore(before);
    case "read":
      return before.read ? null : { kind: "unread" };
    case "unread":
      return before.read ? { kind: "read" } : null;
    case "priority":
      return before.priority === input.priority ? null : { kind: "priority", priority: before.priority };
    case "title":
      return (before.title ?? "") === input.title ? null : { kind: "title", title: before.title ?? "" };
    case "attribute":
      return inverseOfAttribute(input.name, input.value, before);
    case "tag": {
      const id = "id" in input.tag ? input.tag.id : doneAs.tagId;
      if (id === undefined || before.tags.some((tag) => tag.id === id)) return null;
      return { kind: "untag", tag: { id, name: input.tag.name } };
    }
    case "untag":
      return before.tags.some((tag) => tag.id === input.tag.id) ? { kind: "tag", tag: input.tag } : null;
    case "add-participant":
      return inverseOfAdding(input.who, doneAs.contact, before);
    case "remove-participant": {
      const { id, name } = input.contact;
      if (before.contacts && !before.contacts.some((contact) => contact.id === id)) return null;
      return { kind: "add-participant", who: { contactId: id, name } };
    }
    case "reply":
    case "note":
    case "reply-as-contact":
    case "convert":
    case "redact":
    case "merge":
    case "delete":
      return null;
  }
};
