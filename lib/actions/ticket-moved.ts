import { type Change, change, keyOfLast, type Moved, newPartsOfOthers } from "./moved";
import type { TicketDetail } from "./ticket-detail";

/** What a person had before their eyes when they decided. */
export type TicketSeen = Pick<TicketDetail, "stateId" | "open" | "assigneeId" | "teamId" | "updatedAt"> & {
  readonly lastPartId: string | null;
};

export type TicketMoved = Pick<Moved, "assignee" | "team" | "parts"> & {
  /** The states' ids. */
  readonly state: Change<string | null> | null;
  readonly open: Change<boolean> | null;
};

export const ticketSeen = (ticket: TicketDetail): TicketSeen => ({
  stateId: ticket.stateId,
  open: ticket.open,
  assigneeId: ticket.assigneeId,
  teamId: ticket.teamId,
  updatedAt: ticket.updatedAt,
  lastPartId: keyOfLast(ticket.parts.filter(({ pending }) => pending !== true)),
});

/** What has changed since, or null when nothing has that matters: tags, attributes, sharing and events do not. */
export const whatMovedOnTicket = (
  seen: TicketSeen,
  now: TicketDetail,
  teammateId: string | null,
): TicketMoved | null => {
  const moved: TicketMoved = {
    state: change(seen.stateId, now.stateId),
    open: change(seen.open, now.open),
    assignee: change(seen.assigneeId, now.assigneeId),
    team: change(seen.teamId, now.teamId),
    parts: newPartsOfOthers(seen, now.parts, teammateId),
  };
  const { state, open, assignee, team, parts } = moved;
  return state === null && open === null && assignee === null && team === null && parts.length === 0
    ? null
    : moved;
};
