import "server-only";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { Part } from "@/lib/conversation/model";
import type { TicketPart } from "@/lib/intercom/schema/part";
import type { Ticket as IntercomTicket } from "@/lib/intercom/schema/ticket";
import { mapAttributes } from "@/lib/server/conversations/map-attributes";
import { unreadablePart } from "@/lib/server/conversations/map-part";
import type { MediaLinks } from "@/lib/server/media/links";
import { attributeLabel, descriptionAttribute, titleAttribute } from "@/lib/ticket/attributes";
import type { TicketAttributeValue, TicketField, TicketState, TicketType } from "@/lib/ticket/model";
import { mapTicketField } from "./map-ticket-field";
import { mapTicketPart, spoken } from "./map-ticket-part";
import { mapTicketType } from "./map-ticket-type";

/** A ticket without what depends on when it was read, and without its tags, which other reads tell. */
export type KnownTicket = Omit<TicketDetail, "fetchedAtMs" | "stale">;

const textOf = (value: TicketAttributeValue | undefined): string | null =>
  value === undefined || value === null || value === "" ? null : String(value);

const statesOf = (ticket: IntercomTicket): readonly TicketState[] =>
  (ticket.ticket_type?.ticket_states ?? [])
    .filter((state) => !state.archived)
    .map(({ id, category, internal_label }) => ({
      id,
      category,
      label: internal_label || spoken(category),
    }));

/** All that its type has, filled in or not; then what no type knows any more. */
const fieldsOf = (
  ticket: IntercomTicket,
  type: TicketType | null,
  links: MediaLinks,
): readonly TicketField[] => {
  const own = type?.attributes ?? [];
  const raw = ticket.ticket_attributes;
  const plain = mapAttributes(raw);
  const from = `t${ticket.id}.fields` as const;
  const known = new Set(own.map(({ name }) => name));
  const strangers = Object.keys(plain).filter((name) => !known.has(name));
  return [
    ...own.map((attribute) =>
      mapTicketField(attribute, raw[attribute.name], plain[attribute.name] ?? null, links, from),
    ),
    ...strangers.map(
      (name, index): TicketField => ({
        id: `unknown:${name}`,
        name,
        label: attributeLabel(name),
        description: null,
        type: "unknown",
        multiline: false,
        items: [],
        required: false,
        order: own.length + index,
        value: plain[name] ?? null,
        files: [],
      }),
    ),
  ];
};

const partsOf = (ticket: IntercomTicket, links: MediaLinks): readonly Part[] => {
  const states = statesOf(ticket);
  const { items, unreadable } = ticket.ticket_parts ?? { items: [], unreadable: [] };
  const parts: Part[] = [];
  const broken = new Map(unreadable.map((part) => [part.index, part]));
  const readable = items.values();
  for (let index = 0; index < items.length + unreadable.length; index += 1) {
    const bad = broken.get(index);
    const before = parts.at(-1)?.createdAt ?? ticket.created_at;
    const next: TicketPart | undefined = bad ? undefined : readable.next().value;
    if (bad) parts.push(unreadablePart(bad.id, index, before));
    else if (next) parts.push(mapTicketPart(next, links, ticket.id, states));
  }
  return parts;
};

export const mapTicket = (ticket: IntercomTicket, links: MediaLinks): KnownTicket => {
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
    stateId: state?.id ?? null,
    stateLabel: state?.internal_label || spoken(state?.category ?? "unknown"),
    states: statesOf(ticket),
    fields: fieldsOf(ticket, type, links),
    assigneeId: ticket.admin_assignee_id,
    teamId: ticket.team_assignee_id,
    contacts: ticket.contacts.map(({ id }) => ({ id, name: null, email: null })),
    createdAt: ticket.created_at,
    updatedAt: ticket.updated_at,
    open: ticket.open,
    snoozedUntil: ticket.snoozed_until,
    shared: ticket.is_shared,
    conversationIds: ticket.linked_objects.data
      .filter((object) => object.type === "conversation")
      .map(({ id }) => id),
    parts: partsOf(ticket, links),
    totalParts: ticket.ticket_parts?.total_count ?? 0,
    tags: null,
  };
};
