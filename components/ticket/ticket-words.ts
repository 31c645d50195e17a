import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction } from "@/lib/actions/ticket-input";
import type { TicketMoved } from "@/lib/actions/ticket-moved";
import { nameIn, quoteTicket, type TicketNames, ticketWordsAbout } from "@/lib/actions/ticket-words";
import { ticketName } from "@/lib/ticket/model";

/** One short sentence for the toast: what was done, to what. */
export const ticketWords = (action: TicketAction, ticket: TicketDetail, names: TicketNames): string =>
  ticketWordsAbout(
    action,
    quoteTicket(ticketName(ticket)),
    (attribute) => ticket.fields.find(({ name }) => name === attribute)?.label ?? attribute,
    names,
  );

const from = (before: string, after: string): string => `from ${before} to ${after}`;

/** Each thing that changed since it was seen, in a sentence. */
export const ticketMovedWords = (
  moved: TicketMoved,
  ticket: TicketDetail,
  names: TicketNames,
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
