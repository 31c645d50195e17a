import type { Tone } from "@/components/ui/pill";
import { actionTable } from "@/lib/actions/table";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { Change, ChangeValue, JournalRow } from "@/lib/api/journal";
import { snoozeWords } from "@/lib/conversation/snooze";
import { attributeLabel } from "@/lib/ticket/attributes";
import { whyNotDone } from "./why-not-done";
import type { Names } from "./wording";

export const outcomes: Readonly<
  Record<JournalRow["outcome"], { readonly tone: Tone; readonly word: string }>
> = {
  done: { tone: "calm", word: "Done" },
  failed: { tone: "late", word: "Not done" },
  unknown: { tone: "warm", word: "Outcome unknown" },
  running: { tone: "neutral", word: "Under way" },
};

/** Why it was not done, or why there is no way back from it, as far as one may want one. */
export const whyOf = (row: JournalRow): string | null => {
  if (row.outcome === "failed") return whyNotDone(row.why);
  if (row.undoable || row.outcome !== "done") return null;
  if (row.undone) return "Taken back";
  // Nobody looks for a way back from what is no action on a conversation.
  if (row.undoOf !== null || row.kind === "administration") return null;
  if (row.kind === "other") return "Cannot be taken back";
  const { undo } = row.kind === "ticket" ? ticketTable[row.action.kind] : actionTable[row.action.kind];
  if (row.kind === "ticket" && row.action.kind === "attribute" && row.action.files !== undefined)
    return "Intercom takes no files back";
  if (undo === "inverse") return "Changed nothing that can be put back";
  return undo === "hold" ? "Sent: cannot be taken back" : "Cannot be taken back";
};

/** The page of what it was done to. */
export const hrefOf = (row: JournalRow): string | null => {
  if (row.kind === "administration") return null;
  if (row.kind === "ticket") return `/tickets/${row.ticketId}`;
  return row.conversationId === null ? null : `/conversations/${row.conversationId}`;
};

/** One row of the journal by its id, within the history that anybody may see who sees this one. */
export const rowHref = (row: JournalRow, id: string): string => {
  if (row.kind === "ticket") return `/journal?q=ticket:${row.ticketId}+id:${id}`;
  return row.kind === "administration" || row.conversationId === null
    ? `/journal?q=id:${id}`
    : `/journal?q=conversation:${row.conversationId}+id:${id}`;
};

/** What somebody wrote with it; null where nothing was. */
export const saidIn = ({ action }: JournalRow): string | null => {
  if ("text" in action && action.text !== "") return action.text;
  return "message" in action && action.message !== undefined ? action.message : null;
};

const labels: Readonly<Record<Exclude<Change["what"], "attribute">, string>> = {
  state: "State",
  snoozedUntil: "Snoozed until",
  assigneeId: "Teammate",
  teamId: "Team",
  tags: "Tags",
  priority: "Priority",
  read: "Read",
  title: "Title",
  shared: "Shared with the customer",
  conversations: "Linked conversations",
};

export const labelOf = ({ what, name }: Change): string =>
  what === "attribute" ? attributeLabel(name ?? "") : labels[what];

const nothing: Readonly<Partial<Record<Change["what"], string>>> = {
  assigneeId: "nobody",
  teamId: "no team",
  tags: "none",
  conversations: "none",
  title: "none",
  snoozedUntil: "not snoozed",
};

/** One side of a change as people say it; what nobody had read is "not known". */
export const valueWords = (what: Change["what"], value: ChangeValue | undefined, names: Names): string => {
  if (value === undefined) return "not known";
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0))
    return nothing[what] ?? "not set";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number")
    return what === "snoozedUntil"
      ? snoozeWords(value, Math.floor(Date.now() / 1000), names.timeZone)
      : String(value);
  if (typeof value !== "string") return value.join(", ");
  if (what === "assigneeId")
    return names.teammates.find(({ id }) => id === value)?.name ?? `teammate ${value}`;
  if (what === "teamId") return names.teams.find(({ id }) => id === value)?.name ?? `team ${value}`;
  return value;
};
