import type { DemoConversation, DemoTicket } from "../model";
import type { DemoStore } from "../store";
import { emptyStatistics } from "./create";
import { contactAuthor, operator } from "./part";

/**
 * assumed: with the scope Read tickets a ticket can be read as a conversation under its own id (Intercom's changes of July 2024), which is
 * the only answer that has its tags. Lists and searches of the demo leave tickets out.
 */
export const ticketAsConversation = (store: DemoStore, ticket: DemoTicket): DemoConversation => {
  const contact = store.contacts.get(ticket.contactIds[0] ?? "");
  const text = String(ticket.attributes._default_description_ ?? "");
  return {
    id: ticket.id,
    title: String(ticket.attributes._default_title_ ?? ""),
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    waitingSince: null,
    snoozedUntil: ticket.snoozedUntil,
    state: ticket.open ? (ticket.snoozedUntil === null ? "open" : "snoozed") : "closed",
    read: true,
    priority: "none",
    adminAssigneeId: ticket.adminAssigneeId,
    teamAssigneeId: ticket.teamAssigneeId,
    tags: ticket.tags,
    contactIds: ticket.contactIds,
    teammateIds: ticket.teammateIds,
    source: {
      type: "conversation",
      id: ticket.id,
      deliveredAs: "customer_initiated",
      subject: "",
      body: text,
      text,
      author: contact === undefined ? operator(store) : contactAuthor(contact),
      attachments: [],
      url: null,
      redacted: false,
    },
    firstContactReply: null,
    rating: null,
    sla: null,
    statistics: emptyStatistics(),
    aiAgent: null,
    customAttributes: {},
    topics: [],
    companyId: ticket.companyId,
    ticketId: ticket.id,
    parts: ticket.parts,
  };
};
