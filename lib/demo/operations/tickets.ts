import { createLead } from "../effects/create";
import { adminAuthor, contactAuthor, touch } from "../effects/part";
import { appendTicketPart, createTicket } from "../effects/ticket";
import { invalid, missing, notFound } from "../errors";
import {
  isJson,
  optionalId,
  optionalList,
  optionalObject,
  optionalText,
  requiredId,
  requiredText,
} from "../json";
import type { DemoContact, DemoTicket, DemoTicketType } from "../model";
import { type Operation, type OperationContext, theAdmin, theTicket } from "../operation";
import { compileQuery } from "../search/compile";
import { mannerly, sortable } from "../search/manners";
import { byIdKey, pageOf, pagingOfBody, sortOfBody } from "../search/page";
import { ticketFields } from "../search/ticket-fields";
import { ticketPartWire } from "../wire/part";
import { ticketWire } from "../wire/ticket";
import { contactOf, replyTextOf } from "./reply-input";
import { ticketAttributesOf } from "./ticket-attributes";
import { updateTicket } from "./ticket-update";

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
    const attributes = ticketAttributesOf(
      context,
      type,
      optionalObject(body, "ticket_attributes") ?? {},
      true,
    );
    const contacts = given.map((entry) => ticketContact(context, entry));
    const companyId = optionalId(body, "company_id") ?? null;
    const ticket = createTicket(store, { type, attributes, contacts, companyId, stateId: undefined });
    linkConversation(context, ticket);
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

export const ticketOperations: readonly Operation[] = [get, search, create, updateTicket, reply, remove];
