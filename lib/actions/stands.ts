import type { AttributeValue } from "@/lib/conversation/model";
import type { ActionInput, Standing } from "./input";
import { type Before, type DoneAs, sameStanding, standingOf } from "./inverse";

/** What Intercom's answer told of an action, kept so that taking it back can be judged later. */
export type DoneThen = DoneAs & {
  /** State, teammate and team as the action left them. */
  readonly after?: Standing | null | undefined;
};

/** An empty list or text is no value, and several values stand in no order. */
const plainValue = (value: AttributeValue | undefined): AttributeValue => {
  if (value === undefined || value === "") return null;
  if (typeof value !== "object" || value === null) return value;
  return value.length === 0 ? null : value.toSorted();
};

export const sameValue = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  JSON.stringify(plainValue(a)) === JSON.stringify(plainValue(b));

/**
 * Whether what was done is still as it was left: only then does its inverse take back that, and not what somebody has done since. What
 * has no inverse never stands.
 */
export const stillStands = (action: ActionInput, done: DoneThen, now: Before): boolean => {
  switch (action.kind) {
    case "close":
    case "open":
    case "snooze":
    case "assign":
    case "run-rules":
    case "restore":
      // Nobody knows how it was left: what it brought about itself must be there at least.
      return done.after ? sameStanding(done.after, standingOf(now)) : bringsAbout(action, now);
    case "read":
    case "unread":
      return now.read === (action.kind === "read");
    case "priority":
      return now.priority === action.priority;
    case "title":
      return (now.title ?? "") === action.title;
    case "attribute":
      return now.attributes !== undefined && sameValue(now.attributes[action.name], action.value);
    case "tag": {
      const id = "id" in action.tag ? action.tag.id : done.tagId;
      return now.tags.some((tag) => tag.id === id);
    }
    case "untag":
      return !now.tags.some((tag) => tag.id === action.tag.id);
    case "add-participant": {
      const id = done.contact?.id ?? ("contactId" in action.who ? action.who.contactId : undefined);
      return id !== undefined && now.contacts?.some((one) => one.id === id) === true;
    }
    case "remove-participant":
      return now.contacts !== undefined && !now.contacts.some((one) => one.id === action.contact.id);
    case "reply":
    case "note":
    case "reply-as-contact":
    case "convert":
    case "redact":
    case "merge":
    case "delete":
      return false;
  }
};

type ChangesStanding = Extract<
  ActionInput,
  { kind: "close" | "open" | "snooze" | "assign" | "run-rules" | "restore" }
>;

const bringsAbout = (action: ChangesStanding, now: Before): boolean => {
  switch (action.kind) {
    case "close":
      return now.state === "closed";
    case "open":
      return now.state === "open";
    case "snooze":
      return now.state === "snoozed" && now.snoozedUntil === action.until;
    case "restore":
      return sameStanding(action.to, standingOf(now));
    case "run-rules":
      return false;
    case "assign":
      return isAssignedTo(action.assignee, now);
  }
};

const isAssignedTo = (
  assignee: Extract<ChangesStanding, { kind: "assign" }>["assignee"],
  now: Before,
): boolean => {
  switch (assignee.kind) {
    case "teammate":
      return now.assigneeId === assignee.id;
    case "team":
      return now.teamId === assignee.id;
    case "nobody":
      return now.assigneeId === null;
    case "no-team":
      return now.teamId === null;
    case "both":
      return now.assigneeId === assignee.teammateId && now.teamId === assignee.teamId;
  }
};
