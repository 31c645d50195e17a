import "server-only";
import type { TicketAction } from "@/lib/actions/ticket-input";
import type { JournalEntry } from "@/lib/server/journal/journal";
import { ticketName } from "@/lib/ticket/model";
import type { TicketDoing } from "./actions/doing";
import type { KnownTicket } from "./map-ticket";

/** How the ticket stood, as far as undo and a later look need it; of its attributes only the one that changes. */
export const ticketBefore = (
  before: KnownTicket | null,
  action: TicketAction,
  { remember }: TicketDoing,
): JournalEntry["before"] =>
  before && {
    name: ticketName(before),
    open: before.open,
    snoozedUntil: before.snoozedUntil,
    assigneeId: before.assigneeId,
    teamId: before.teamId,
    stateId: before.stateId,
    stateLabel: before.stateLabel,
    shared: before.shared,
    tags: before.tags,
    conversationIds: before.conversationIds,
    fields:
      action.kind === "attribute"
        ? before.fields
            .filter(({ name }) => name === action.name)
            .map(({ name, type, value, files }) => ({
              name,
              type,
              value,
              files: files.map((file) => file.name),
            }))
        : [],
    ...remember,
  };
