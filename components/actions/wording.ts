import type { ActionInput, Assignee } from "@/lib/actions/input";
import { actionTable } from "@/lib/actions/table";
import { type ConversationSummary, headline } from "@/lib/conversation/model";
import { isolated } from "@/lib/core/text";

type Names = {
  readonly teammates: readonly { readonly id: string; readonly name: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
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

/** One short sentence for the toast: what was done, to what. */
export const wordsFor = (action: ActionInput, conversation: ConversationSummary, names: Names): string => {
  const subject = quote(headline(conversation));
  switch (action.kind) {
    case "assign": {
      const { assignee } = action;
      if (assignee.kind === "nobody") return `Unassigned ${subject}`;
      if (assignee.kind === "no-team") return `Took ${subject} out of its team`;
      return `Assigned ${subject} to ${assigneeWords(assignee, names)}`;
    }
    case "tag":
      return `Tagged ${subject} ${quote(action.tag.name)}`;
    case "untag":
      return `Removed ${quote(action.tag.name)} from ${subject}`;
    case "reply":
    case "note":
      return actionTable[action.kind].done;
    default:
      return `${actionTable[action.kind].done} ${action.kind === "convert" ? "" : subject}`.trim();
  }
};

/** What was done to several: "Closed 12", "Assigned 12 to Ada Nwosu". */
export const wordsForMany = (action: ActionInput, count: number, names: Names): string => {
  switch (action.kind) {
    case "assign": {
      const { assignee } = action;
      if (assignee.kind === "nobody") return `Unassigned ${count}`;
      if (assignee.kind === "no-team") return `Took ${count} out of their team`;
      return `Assigned ${count} to ${assigneeWords(assignee, names)}`;
    }
    case "tag":
      return `Tagged ${count} ${quote(action.tag.name)}`;
    case "untag":
      return `Removed ${quote(action.tag.name)} from ${count}`;
    case "read":
      return `Marked ${count} read`;
    case "unread":
      return `Marked ${count} unread`;
    default:
      return `${actionTable[action.kind].done} ${count}`;
  }
};
