import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction, TicketAssignee } from "@/lib/actions/ticket-input";
import type { TicketMoved } from "@/lib/actions/ticket-moved";
import { ticketTable } from "@/lib/actions/ticket-table";
import { isolated } from "@/lib/core/text";
import { ticketName } from "@/lib/ticket/model";

export type Names = {
  readonly teammates: readonly { readonly id: string; readonly name: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
};

const longestQuote = 48;

const quote = (text: string): string => {
  const letters = Array.from(text);
  return `“${isolated(letters.length > longestQuote ? `${letters.slice(0, longestQuote).join("").trimEnd()}…` : text)}”`;
};

const nameIn = (pool: Names["teams"], id: string, otherwise: string): string =>
  isolated(pool.find((one) => one.id === id)?.name ?? `${otherwise} ${id}`);

const ownerWords = ({ teammateId, teamId }: TicketAssignee, names: Names): string =>
  [
    teammateId === undefined
      ? null
      : teammateId === null
        ? "nobody"
        : nameIn(names.teammates, teammateId, "teammate"),
    teamId === undefined ? null : nameIn(names.teams, teamId, "team"),
  ]
    .filter((one) => one !== null)
    .join(" and ");

/** One short sentence for the toast: what was done, to what. */
export const ticketWords = (action: TicketAction, ticket: TicketDetail, names: Names): string => {
  const subject = quote(ticketName(ticket));
  switch (action.kind) {
    case "state":
      return `${subject} is now ${quote(action.state.label)}`;
    case "attribute": {
      const label = ticket.fields.find(({ name }) => name === action.name)?.label ?? action.name;
      return `Changed ${quote(label)}`;
    }
    case "assign":
      return `Assigned ${subject} to ${ownerWords(action.to, names)}`;
    case "share":
      return action.shared ? `The customer sees ${subject} now` : `The customer sees ${subject} no more`;
    case "tag":
      return `Tagged ${subject} ${quote(action.tag.name)}`;
    case "untag":
      return `Removed ${quote(action.tag.name)} from ${subject}`;
    case "reply":
    case "note":
      return ticketTable[action.kind].done;
    default:
      return `${ticketTable[action.kind].done} ${subject}`;
  }
};

const from = (before: string, after: string): string => `from ${before} to ${after}`;

/** Each thing that changed since it was seen, in a sentence. */
export const ticketMovedWords = (
  moved: TicketMoved,
  ticket: TicketDetail,
  names: Names,
): readonly string[] => {
  const state = (id: string | null) => ticket.states.find((one) => one.id === id)?.label ?? "another state";
  const mate = (id: string | null) => (id === null ? "nobody" : nameIn(names.teammates, id, "teammate"));
  const team = (id: string | null) => (id === null ? "no team" : nameIn(names.teams, id, "team"));
  return [
    ...(moved.state ? [`The state went ${from(state(moved.state.from), state(moved.state.to))}.`] : []),
    ...(moved.open ? [moved.open.to ? "It was opened again." : "It was closed."] : []),
    ...(moved.assignee
      ? [`The assignee went ${from(mate(moved.assignee.from), mate(moved.assignee.to))}.`]
      : []),
    ...(moved.team ? [`The team went ${from(team(moved.team.from), team(moved.team.to))}.`] : []),
    ...(moved.parts.length > 0
      ? [moved.parts.length === 1 ? "Somebody wrote." : `${moved.parts.length} messages came.`]
      : []),
  ];
};
