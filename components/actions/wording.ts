import type { ActionInput, Assignee } from "@/lib/actions/input";
import { actionTable } from "@/lib/actions/table";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import { snoozeWords } from "@/lib/conversation/snooze";
import { isolated } from "@/lib/core/text";

export type Names = {
  readonly teammates: readonly { readonly id: string; readonly name: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** In which a snooze's end is said. */
  readonly timeZone: string;
};

const longestQuote = 48;

/** A title in quotation marks, cut where it is long. */
export const quote = (text: string): string => {
  const letters = Array.from(text);
  return `“${isolated(
    letters.length > longestQuote
      ? `${letters
          .slice(0, longestQuote - 1)
          .join("")
          .trimEnd()}…`
      : text,
  )}”`;
};

type Somebody = Exclude<Assignee, { kind: "nobody" | "no-team" }>;

const assigneeWords = (assignee: Somebody, names: Names): string => {
  if (assignee.kind === "both") {
    const { teamId, teammateId } = assignee;
    return `${assigneeWords({ kind: "teammate", id: teammateId }, names)} and ${assigneeWords({ kind: "team", id: teamId }, names)}`;
  }
  const pool = assignee.kind === "team" ? names.teams : names.teammates;
  return isolated(pool.find(({ id }) => id === assignee.id)?.name ?? `${assignee.kind} ${assignee.id}`);
};

const assigned = (assignee: Assignee, subject: string, their: string, names: Names): string => {
  if (assignee.kind === "nobody") return `Unassigned ${subject}`;
  if (assignee.kind === "no-team") return `Took ${subject} out of ${their} team`;
  return `Assigned ${subject} to ${assigneeWords(assignee, names)}`;
};

const snoozed = (until: number, subject: string, { timeZone }: Names): string =>
  `Snoozed ${subject} until ${snoozeWords(until, Math.floor(Date.now() / 1000), timeZone)}`;

type Who = Extract<ActionInput, { kind: "add-participant" }>["who"];

const whoWords = (who: Who): string => {
  if ("email" in who) return isolated(who.email);
  if ("externalId" in who) return isolated(who.externalId);
  return who.name ? isolated(who.name) : "a participant";
};

/** What was done to `subject`: a title in quotation marks, or how many. */
const did = (action: ActionInput, subject: string, their: string, names: Names): string | null => {
  switch (action.kind) {
    case "assign":
      return assigned(action.assignee, subject, their, names);
    case "snooze":
      return snoozed(action.until, subject, names);
    case "priority":
      return action.priority ? `Made ${subject} a priority` : `${subject} is a priority no more`;
    case "tag":
      return `Tagged ${subject} ${quote(action.tag.name)}`;
    case "untag":
      return `Removed ${quote(action.tag.name)} from ${subject}`;
    default:
      return null;
  }
};

/** One short sentence: what was done, to `subject`, e.g. a title in quotation marks. */
export const wordsAbout = (action: ActionInput, subject: string, names: Names): string => {
  const { done } = actionTable[action.kind];
  switch (action.kind) {
    case "reply":
    case "note":
      return `${done} ${action.kind === "note" ? "to" : "in"} ${subject}`;
    case "convert":
      return `Converted ${subject} to a ticket`;
    case "close":
      return action.message === undefined ? `${done} ${subject}` : `Closed ${subject} with a message`;
    case "title":
      return action.title === "" ? `Took the title off ${subject}` : `Renamed to ${quote(action.title)}`;
    case "attribute":
      return `Set ${isolated(action.name)} of ${subject}`;
    case "add-participant":
      return `Added ${whoWords(action.who)} to ${subject}`;
    case "remove-participant":
      return `Removed ${action.contact.name ? isolated(action.contact.name) : "a participant"} from ${subject}`;
    case "merge":
      return `Merged ${subject} into conversation ${action.into}`;
    default:
      return did(action, subject, "its", names) ?? `${done} ${subject}`;
  }
};

/** The same for the toast, of a conversation that is known. */
export const wordsFor = (action: ActionInput, conversation: ConversationSummary, names: Names): string =>
  wordsAbout(action, quote(headline(conversation)), names);

/** What was done to several: "Closed 12", "Assigned 12 to Ada Nwosu". */
export const wordsForMany = (action: ActionInput, count: number, names: Names): string => {
  if (action.kind === "priority")
    return action.priority ? `Made ${count} a priority` : `Took the priority off ${count}`;
  if (action.kind === "read" || action.kind === "unread") return `Marked ${count} ${action.kind}`;
  return did(action, `${count}`, "their", names) ?? `${actionTable[action.kind].done} ${count}`;
};
