import type { DemoTicket, DemoTicketType } from "../model";
import type { WireContext } from "../operation";
import { attachmentWire, ticketPartWire } from "./part";
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

const kindOf = (name: string): string =>
  name.endsWith(".png") ? "image/png" : name.endsWith(".pdf") ? "application/pdf" : "text/plain";

/** `demo-file://id/name`, the address that a caller gave, or the id of a file of the seed. */
const fileWire = (context: WireContext, reference: string) => {
  const own = /^demo-file:\/\/([^/]+)\/(.*)$/.exec(reference);
  if (own === null && URL.canParse(reference)) {
    const name = new URL(reference).pathname.split("/").at(-1) || "file";
    return { type: "upload", name, url: reference, content_type: kindOf(name), filesize: null };
  }
  const id = own?.[1] ?? reference;
  const name = decodeURIComponent(own?.[2] ?? "photo.png");
  const bytes = context.store.uploads.get(id)?.bytes ?? null;
  return attachmentWire(context, { id, name, contentType: kindOf(name), bytes });
};

/** assumed: a files attribute is an array of what Intercom describes as one file; its description shows a single one. */
const attributesWire = (context: WireContext, ticket: DemoTicket, type: DemoTicketType | undefined) => {
  const files = new Set(
    type?.attributes.filter(({ dataType }) => dataType === "files").map(({ name }) => name),
  );
  return Object.fromEntries(
    Object.entries(ticket.attributes).map(([name, value]) => [
      name,
      files.has(name) && Array.isArray(value) ? value.map((one) => fileWire(context, one)) : value,
    ]),
  );
};

export const ticketWire = (context: WireContext, ticket: DemoTicket) => {
  const type = context.store.ticketType(ticket.ticketTypeId);
  return {
    type: "ticket",
    id: ticket.id,
    ticket_id: ticket.ticketNumber,
    category: type?.category ?? "Customer",
    ticket_attributes: attributesWire(context, ticket, type),
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
