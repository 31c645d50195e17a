import { createLead } from "../effects/create";
import { adminAuthor, contactAuthor, operator, touch } from "../effects/part";
import { appendTicketPart, createTicket, setTicketState, stateOf } from "../effects/ticket";
import { DemoError, invalid, missing, notFound } from "../errors";
import {
  isJson,
  optionalBoolean,
  optionalId,
  optionalInteger,
  optionalList,
  optionalObject,
  optionalText,
  requiredId,
  requiredText,
} from "../json";
import type { DemoAuthor, DemoContact, DemoTicket, DemoTicketType } from "../model";
import { type Operation, type OperationContext, pathId, theAdmin } from "../operation";
import { compileQuery } from "../search/compile";
import { mannerly, sortable } from "../search/manners";
import { byIdKey, pageOf, pagingOfBody, sortOfBody } from "../search/page";
import { ticketFields } from "../search/ticket-fields";
import { ticketPartWire } from "../wire/part";
import { ticketWire } from "../wire/ticket";
import { stateIdOf } from "./convert";
import { contactOf, replyTextOf } from "./reply-input";
import { ticketAttributesOf } from "./ticket-attributes";

const theTicket = (context: OperationContext): DemoTicket => {
  const found = context.store.tickets.get(pathId(context));
  if (found === undefined) throw notFound();
  return found;
};

const theType = (context: OperationContext, id: string): DemoTicketType => {
  const found = context.store.ticketType(id);
  if (found === undefined) throw notFound("Ticket type not found");
  return found;
};

const get: Operation = {
  method: "GET",
  pattern: "/tickets/:id",
  since: 9,
  run: (context) => ({ body: ticketWire(context, theTicket(context)) }),
};

const sortKeys: Readonly<Record<string, (ticket: DemoTicket) => number>> = {
  updated_at: (ticket) => ticket.updatedAt,
  created_at: (ticket) => ticket.createdAt,
  id: byIdKey,
};

const search: Operation = {
  method: "POST",
  pattern: "/tickets/search",
  since: 10,
  run: (context) => {
    const { store, manners } = context;
    const body = sortable(context.body, manners);
    const fits = compileQuery(body.query, ticketFields(store), mannerly(manners));
    const sort = sortOfBody(body, sortKeys, "updated_at", manners.unset);
    const page = pageOf(store.tickets.values(), fits, sort, pagingOfBody(body, 20));
    return {
      body: {
        type: "ticket.list",
        tickets: page.items.map((ticket) => ticketWire(context, ticket)),
        total_count: page.totalCount,
        pages: page.pages,
      },
    };
  },
};

/** Contacts by `id`, `external_id` or `email`; an address that nobody has becomes a lead. */
const ticketContact = (context: OperationContext, entry: unknown): DemoContact => {
  if (!isJson(entry)) throw invalid("contacts must be objects", "contacts");
  const named = {
    ...(entry.id === undefined ? {} : { intercom_user_id: entry.id }),
    ...(entry.external_id === undefined ? {} : { user_id: entry.external_id }),
    ...(entry.email === undefined ? {} : { email: entry.email }),
  };
  const found = contactOf(context, named);
  if (found !== undefined) return found;
  const email = optionalText(entry, "email");
  if (email === undefined) throw notFound("User Not Found");
  return createLead(context.store, email, null);
};

const linkConversation = (context: OperationContext, ticket: DemoTicket): void => {
  const id = context.version >= 14 ? optionalId(context.body, "conversation_to_link_id") : undefined;
  if (id === undefined) return;
  const conversation = context.store.conversations.get(id);
  if (conversation === undefined) throw notFound();
  context.store.link(ticket, id);
  touch(context.store, conversation);
};

const create: Operation = {
  method: "POST",
  pattern: "/tickets",
  since: 9,
  run: (context) => {
    const { store, body } = context;
    const type = theType(context, requiredId(body, "ticket_type_id"));
    const given = optionalList(body, "contacts");
    if (given === undefined || given.length === 0) throw missing("contacts");
    const attributes = ticketAttributesOf(type, optionalObject(body, "ticket_attributes") ?? {}, true);
    const contacts = given.map((entry) => ticketContact(context, entry));
    const companyId = optionalId(body, "company_id") ?? null;
    const ticket = createTicket(store, { type, attributes, contacts, companyId, stateId: undefined });
    linkConversation(context, ticket);
    return { body: ticketWire(context, ticket) };
  },
};

const assigneeNotFound = (): DemoError => new DemoError(404, "assignee_not_found", "Assignee not found");

/** Up to 2.13 `assignment {admin_id, assignee_id}`; from 2.14 on the same two on top. 0 is nobody. */
const assignTicket = (context: OperationContext, ticket: DemoTicket): void => {
  const { store, version } = context;
  const given = version >= 14 ? context.body : optionalObject(context.body, "assignment");
  if (given === undefined || given.assignee_id === undefined) return;
  const admin = store.admin(requiredId(given, "admin_id"));
  if (admin === undefined) throw assigneeNotFound();
  const id = requiredId(given, "assignee_id");
  const team = store.team(id);
  if (id !== "0" && team === undefined && store.admin(id) === undefined) throw assigneeNotFound();
  if (team !== undefined) ticket.teamAssigneeId = id;
  else ticket.adminAssigneeId = id === "0" ? null : id;
  const part = appendTicketPart(store, ticket, {
    partType: "assignment",
    author: adminAuthor(admin),
    assignedTo:
      id === "0" ? { type: "nobody_admin", id: null } : { type: team === undefined ? "admin" : "team", id },
  });
  const topic = team === undefined ? "ticket.admin.assigned" : "ticket.team.assigned";
  store.emit({ topic, ticket, partIds: [part.id] });
};

const settable = ["in_progress", "waiting_on_customer", "resolved"];

/** Up to 2.11 `state` is a category; from 2.12 on `ticket_state_id`. */
const nextState = (context: OperationContext, ticket: DemoTicket): string | undefined => {
  if (context.version >= 12) return stateIdOf(context, ticket.ticketTypeId);
  const category = optionalText(context.body, "state");
  if (category === undefined) return undefined;
  const id = settable.includes(category) ? stateOf(context.store, ticket.ticketTypeId, category) : undefined;
  if (id === undefined) throw invalid(`state ${category} is not valid`, "state");
  return id;
};

const attributesGiven = (context: OperationContext, ticket: DemoTicket) => {
  const given = optionalObject(context.body, "ticket_attributes");
  const type = context.store.ticketType(ticket.ticketTypeId);
  return given === undefined || type === undefined ? undefined : ticketAttributesOf(type, given, false);
};

const changeAttributes = (
  context: OperationContext,
  ticket: DemoTicket,
  attributes: DemoTicket["attributes"],
  author: DemoAuthor,
): void => {
  Object.assign(ticket.attributes, attributes);
  const part = appendTicketPart(context.store, ticket, {
    partType: "ticket_attribute_updated_by_admin",
    author,
  });
  context.store.emit({ topic: "ticket.attribute.updated", ticket, partIds: [part.id] });
};

/** @throws DemoError 404 `company_not_found`. */
const companyGiven = (context: OperationContext): string | undefined => {
  const id = context.version >= 12 ? optionalId(context.body, "company_id") : undefined;
  if (id !== undefined && context.store.company(id) === undefined)
    throw new DemoError(404, "company_not_found", "Company Not Found");
  return id;
};

/** Everything is checked before anything changes. */
const update: Operation = {
  method: "PUT",
  pattern: "/tickets/:id",
  since: 9,
  run: (context) => {
    const { store, body } = context;
    const ticket = theTicket(context);
    const stateId = nextState(context, ticket);
    const open = optionalBoolean(body, "open");
    const isShared = optionalBoolean(body, "is_shared");
    const snoozedUntil = optionalInteger(body, "snoozed_until");
    const attributes = attributesGiven(context, ticket);
    const companyId = companyGiven(context);
    const me = store.me();
    const author = me === undefined ? operator(store) : adminAuthor(me);
    assignTicket(context, ticket);
    if (attributes !== undefined) changeAttributes(context, ticket, attributes, author);
    if (stateId !== undefined && stateId !== ticket.stateId) setTicketState(store, ticket, stateId, author);
    if (companyId !== undefined) ticket.companyId = companyId;
    if (open !== undefined) ticket.open = open;
    if (isShared !== undefined) ticket.isShared = isShared;
    if (snoozedUntil !== undefined) ticket.snoozedUntil = snoozedUntil;
    touch(store, ticket);
    return { body: ticketWire(context, ticket) };
  },
};

const replyKinds = ["comment", "note", "quick_reply"];

const replyAuthor = (context: OperationContext) => {
  const type = requiredText(context.body, "type");
  if (type === "admin") return adminAuthor(theAdmin(context, requiredId(context.body, "admin_id")));
  if (type !== "user") throw invalid("type must be admin or user", "type");
  const contact = contactOf(context, context.body);
  if (contact === undefined) throw notFound("User Not Found");
  return contactAuthor(contact);
};

/** Quick replies are there in every version of tickets. */
const reply: Operation = {
  method: "POST",
  pattern: "/tickets/:id/reply",
  since: 9,
  run: (context) => {
    const ticket = theTicket(context);
    const kind = requiredText(context.body, "message_type");
    const author = replyAuthor(context);
    if (!replyKinds.includes(kind) || (author.type !== "admin" && kind !== "comment"))
      throw invalid(`message_type ${kind} is not valid`, "message_type");
    const text = replyTextOf(context, author.type !== "admin" || kind === "note", {
      createdAt: true,
      quickReplies: true,
    });
    const part = appendTicketPart(context.store, ticket, {
      partType: kind,
      author,
      body: text.body,
      attachments: text.attachments,
      quickReplies: text.quickReplies ?? [],
    });
    const who =
      author.type === "admin" ? (kind === "note" ? "note.created" : "admin.replied") : "contact.replied";
    context.store.emit({ topic: `ticket.${who}`, ticket, partIds: [part.id] });
    return { body: ticketPartWire(context, part) };
  },
};

const remove: Operation = {
  method: "DELETE",
  pattern: "/tickets/:id",
  since: 13,
  run: (context) => {
    const ticket = theTicket(context);
    for (const id of ticket.conversationIds) {
      const conversation = context.store.conversations.get(id);
      if (conversation?.ticketId === ticket.id) conversation.ticketId = null;
    }
    context.store.removeTicket(ticket);
    return { body: { id: ticket.id, object: "ticket", deleted: true } };
  },
};

export const ticketOperations: readonly Operation[] = [get, search, create, update, reply, remove];
