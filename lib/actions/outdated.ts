import type { Part } from "@/lib/conversation/model";
import { personName } from "@/lib/conversation/model";
import type { UnixSeconds } from "@/lib/core/time";
import type { ActionInput, Standing } from "./input";
import { type Before, standingOf } from "./inverse";
import type { DoneThen } from "./stands";

export type OutdatedNames = {
  readonly teammate: (id: string) => string;
  readonly team: (id: string) => string;
};

export type Circumstances = {
  /** When it was done, and the name of who did it. */
  readonly at: UnixSeconds;
  readonly doneBy: string;
  readonly names: OutdatedNames;
};

const states: Readonly<Record<Standing["state"], string>> = {
  open: "it is open now",
  closed: "it is closed now",
  snoozed: "it is snoozed now",
};

export const standingWords = (
  after: Standing | null | undefined,
  now: Standing,
  names: OutdatedNames,
): string => {
  if (after && after.assigneeId !== now.assigneeId) {
    return now.assigneeId === null
      ? "nobody has it now"
      : `it is assigned to ${names.teammate(now.assigneeId)} now`;
  }
  if (after && after.teamId !== now.teamId) {
    return now.teamId === null ? "no team has it now" : `it is with ${names.team(now.teamId)} now`;
  }
  return after?.state === now.state ? "it is snoozed until another time" : states[now.state];
};

const changeWords = (action: ActionInput, done: DoneThen, now: Before, names: OutdatedNames): string => {
  switch (action.kind) {
    case "read":
    case "unread":
      return `it is ${now.read ? "read" : "unread"} now`;
    case "priority":
      return now.priority ? "it has priority now" : "it has no priority now";
    case "title":
      return now.title === null ? "its title is gone" : `its title is “${now.title}” now`;
    case "attribute":
      return `${action.name} has another value now`;
    case "tag":
      return "the tag is off again";
    case "untag":
      return "the tag is on again";
    case "add-participant":
      return "they take part no longer";
    case "remove-participant":
      return "they take part again";
    default:
      return standingWords(done.after, standingOf(now), names);
  }
};

/** Who changed something last, after the action; null when the thread does not tell, or tells of the action itself. */
const changedBy = (parts: readonly Part[], { at, doneBy }: Circumstances): string | null => {
  const last = parts.findLast(({ partType, createdAt }) => partType !== "comment" && createdAt >= at);
  if (!last || last.author.kind === "unknown") return null;
  const name = personName(last.author);
  return name === doneBy ? null : name;
};

/** The sentence that refuses, about `what` is otherwise now. */
export const outdatedSentence = (
  what: string,
  parts: readonly Part[],
  circumstances: Circumstances,
): string => {
  const by = changedBy(parts, circumstances);
  return `It has changed since, so nothing was taken back: ${what}${by === null ? "" : ` (${by})`}.`;
};

/** Why an action is not taken back, as a sentence: what is otherwise now, and by whom. */
export const outdatedWords = (
  action: ActionInput,
  done: DoneThen,
  now: Before & { readonly parts: readonly Part[] },
  circumstances: Circumstances,
): string => outdatedSentence(changeWords(action, done, now, circumstances.names), now.parts, circumstances);
