import { isolated } from "@/lib/core/text";
import type { TicketAction, TicketAssignee } from "./ticket-input";
import { ticketTable } from "./ticket-table";

export type TicketNames = {
  readonly teammates: readonly { readonly id: string; readonly name: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
};

const longestQuote = 48;

export const quoteTicket = (text: string): string => {
  const letters = Array.from(text);
  return `“${isolated(letters.length > longestQuote ? `${letters.slice(0, longestQuote).join("").trimEnd()}…` : text)}”`;
};

export const nameIn = (pool: TicketNames["teams"], id: string, otherwise: string): string =>
  isolated(pool.find((one) => one.id === id)?.name ?? `${otherwise} ${id}`);

const ownerWords = ({ teammateId, teamId }: TicketAssignee, names: TicketNames): string =>
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

/** One short sentence: what was done, to `subject`, e.g. a name in quotation marks; `label` says what people call an attribute. */
export const ticketWordsAbout = (
  action: TicketAction,
  subject: string,
  label: (name: string) => string,
  names: TicketNames,
): string => {
  switch (action.kind) {
    case "state":
      return `${subject} is now ${quoteTicket(action.state.label)}`;
    case "attribute":
      return `Changed ${quoteTicket(label(action.name))} of ${subject}`;
    case "assign":
      return `Assigned ${subject} to ${ownerWords(action.to, names)}`;
    case "share":
      return action.shared ? `The customer sees ${subject} now` : `The customer sees ${subject} no more`;
    case "tag":
      return `Tagged ${subject} ${quoteTicket(action.tag.name)}`;
    case "untag":
      return `Removed ${quoteTicket(action.tag.name)} from ${subject}`;
    case "reply":
    case "note":
      return ticketTable[action.kind].done;
    default:
      return `${ticketTable[action.kind].done} ${subject}`;
  }
};
