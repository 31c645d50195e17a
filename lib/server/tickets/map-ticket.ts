import "server-only";
import type { Ticket as IntercomTicket } from "@/lib/intercom/schema/ticket";
import { mapAttributes } from "@/lib/server/conversations/map-attributes";
import { descriptionAttribute, titleAttribute } from "@/lib/ticket/attributes";
import type { Ticket, TicketAttributeValue, TicketType } from "@/lib/ticket/model";
import { attributeLabel, mapTicketType } from "./map-ticket-type";

const textOf = (value: TicketAttributeValue | undefined): string | null =>
  value === undefined || value === null || value === "" ? null : String(value);

/** "waiting_on_customer" as people say it, where the workspace has no word of its own. */
const spoken = (category: string): string => {
  const words = category.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Values of lists come as the item's id, or as its name: people see the name. */
const shown = (value: TicketAttributeValue, name: string, type: TicketType | null): TicketAttributeValue => {
  const items = type?.attributes.find((attribute) => attribute.name === name)?.items ?? [];
  return items.find((item) => item.id === value)?.name ?? value;
};

const attributesOf = (ticket: IntercomTicket, type: TicketType | null): Ticket["attributes"] => {
  const own = type?.attributes ?? [];
  const order = new Map(own.map(({ name }, index) => [name, index]));
  const place = (name: string): number => order.get(name) ?? order.size;
  const typeOf = (name: string) => own.find((attribute) => attribute.name === name)?.type ?? "unknown";
  return Object.entries(mapAttributes(ticket.ticket_attributes))
    .filter(([name]) => name !== titleAttribute && name !== descriptionAttribute)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([name, value]) => ({
      name,
      label: attributeLabel(name),
      type: typeOf(name),
      value: shown(value, name, type),
    }));
};

/** `readAtMs` is when Intercom answered. */
export const mapTicket = (ticket: IntercomTicket, readAtMs: number): Ticket => {
  const type = ticket.ticket_type ? mapTicketType(ticket.ticket_type) : null;
  const state = ticket.ticket_state;
  const values = mapAttributes(ticket.ticket_attributes);
  return {
    id: ticket.id,
    number: ticket.ticket_id,
    title: textOf(values[titleAttribute]),
    description: textOf(values[descriptionAttribute]),
    category: ticket.category,
    typeId: type?.id ?? null,
    typeName: type?.name ?? null,
    typeIcon: type?.icon ?? null,
    state: state?.category ?? "unknown",
    stateLabel: state?.internal_label || spoken(state?.category ?? "unknown"),
    attributes: attributesOf(ticket, type),
    assigneeId: ticket.admin_assignee_id,
    teamId: ticket.team_assignee_id,
    contacts: ticket.contacts.map(({ id }) => ({ id, name: null, email: null })),
    createdAt: ticket.created_at,
    updatedAt: ticket.updated_at,
    open: ticket.open,
    conversationIds: ticket.linked_objects.data
      .filter((object) => object.type === "conversation")
      .map(({ id }) => id),
    fetchedAtMs: readAtMs,
  };
};
