import type { DemoTicket } from "../model";
import type { WireContext } from "../operation";
import { ticketPartWire } from "./part";
import { contactReferences, linkedObjects } from "./references";
import { ticketStateWire, ticketTypeWire } from "./ticket-type";

const partLimit = 500;

const stateFields = (context: WireContext, ticket: DemoTicket) => {
  const state = context.store.world.ticketStates.find((entry) => entry.id === ticket.stateId);
  if (state === undefined) return {};
  if (context.version >= 12) return { ticket_state: ticketStateWire(state) };
  return {
    ticket_state: state.category,
    ticket_state_internal_label: state.internalLabel,
    ticket_state_external_label: state.externalLabel,
  };
};

/** `"0"` means nobody up to 2.15; numbers from 2.16 on. */
const assignee = (context: WireContext, id: string | null): string | number =>
  context.version >= 16 ? Number(id ?? 0) : (id ?? "0");

const partsWire = (context: WireContext, ticket: DemoTicket) => ({
  type: "ticket_part.list",
  ticket_parts: ticket.parts.slice(-partLimit).map((part) => ticketPartWire(context, part)),
  total_count: ticket.parts.length,
});

export const ticketWire = (context: WireContext, ticket: DemoTicket) => {
  const type = context.store.ticketType(ticket.ticketTypeId);
  return {
    type: "ticket",
    id: ticket.id,
    ticket_id: ticket.ticketNumber,
    category: type?.category ?? "Customer",
    ticket_attributes: ticket.attributes,
    ...stateFields(context, ticket),
    ...(context.version >= 16 ? { previous_ticket_state_id: ticket.previousStateId } : {}),
    ticket_type: type === undefined ? null : ticketTypeWire(context, type),
    contacts: contactReferences(context, ticket.contactIds),
    admin_assignee_id: assignee(context, ticket.adminAssigneeId),
    team_assignee_id: assignee(context, ticket.teamAssigneeId),
    created_at: ticket.createdAt,
    updated_at: ticket.updatedAt,
    open: ticket.open,
    ...(ticket.snoozedUntil === null ? {} : { snoozed_until: ticket.snoozedUntil }),
    linked_objects: linkedObjects(
      ticket.conversationIds.map((id) => ({ type: "conversation", id, category: null })),
    ),
    ticket_parts: partsWire(context, ticket),
    is_shared: ticket.isShared,
  };
};
