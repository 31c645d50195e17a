import { createLead } from "./effects/create";
import { adminAuthor, contactAuthor } from "./effects/part";
import { appendTicketPart, createTicket, setTicketState } from "./effects/ticket";
import { invalid } from "./errors";
import {
  isJson,
  type Json,
  optionalBoolean,
  optionalId,
  optionalInteger,
  optionalList,
  optionalObject,
  optionalText,
} from "./json";
import type { DemoTicket, DemoValue } from "./model";
import type { DemoStore } from "./store";

const isValue = (value: unknown): value is DemoValue =>
  value === null || ["string", "number", "boolean"].includes(typeof value) || Array.isArray(value);

const addParts = (store: DemoStore, ticket: DemoTicket, fields: Json): void => {
  const contact = store.contacts.get(ticket.contactIds[0] ?? "");
  for (const part of (optionalList(fields, "parts") ?? []).filter(isJson)) {
    const admin = store.admin(optionalId(part, "admin_id") ?? "");
    const author = admin === undefined ? contact && contactAuthor(contact) : adminAuthor(admin);
    if (author === undefined) throw invalid("a part needs an admin_id, or the ticket a contact");
    appendTicketPart(store, ticket, {
      partType: optionalText(part, "part_type") ?? "comment",
      body: optionalText(part, "body") ?? null,
      author,
    });
  }
};

/**
 * A ticket of one's own: `ticket_type_id`, `ticket_attributes` as they are kept, `contact {name, email}`, `state_id`, `open`,
 * `snoozed_until`, `admin_assignee_id`, `team_assignee_id`, `tags` by name, `conversation_id` to link, `parts [{part_type, body, admin_id}]`.
 */
export const plantTicket = (store: DemoStore, fields: Json): DemoTicket => {
  const type = store.ticketType(optionalId(fields, "ticket_type_id") ?? "81");
  if (type === undefined) throw invalid("there is no such ticket type", "ticket_type_id");
  const person = optionalObject(fields, "contact") ?? {};
  const contact = createLead(
    store,
    optionalText(person, "email") ?? null,
    optionalText(person, "name") ?? null,
  );
  const attributes = Object.fromEntries(
    Object.entries(optionalObject(fields, "ticket_attributes") ?? {}).flatMap(([name, value]) =>
      isValue(value) ? [[name, value]] : [],
    ),
  );
  const ticket = createTicket(store, {
    type,
    attributes,
    contacts: [contact],
    companyId: null,
    stateId: undefined,
  });
  const stateId = optionalId(fields, "state_id");
  const me = store.me();
  if (stateId !== undefined && me !== undefined) setTicketState(store, ticket, stateId, adminAuthor(me));
  ticket.open = optionalBoolean(fields, "open") ?? true;
  ticket.snoozedUntil = optionalInteger(fields, "snoozed_until") ?? null;
  ticket.adminAssigneeId = optionalId(fields, "admin_assignee_id") ?? null;
  ticket.teamAssigneeId = optionalId(fields, "team_assignee_id") ?? null;
  ticket.isShared = optionalBoolean(fields, "is_shared") ?? ticket.isShared;
  for (const name of optionalList(fields, "tags") ?? [])
    ticket.tags.push({
      tagId: store.tagNamed(String(name)).id,
      appliedAt: store.now(),
      appliedBy: { type: "admin", id: me?.id ?? "0" },
    });
  const conversation = store.conversations.get(optionalId(fields, "conversation_id") ?? "");
  if (conversation !== undefined) {
    store.link(ticket, conversation.id);
    if (type.category === "Customer") conversation.ticketId = ticket.id;
  }
  addParts(store, ticket, fields);
  return ticket;
};
