import type { DemoAuthor, DemoConversation, DemoTicket, DemoTicketType } from "../model";
import { at, random } from "./random";
import { factsOf, fill } from "./text/facts";
import { standaloneTickets } from "./text/ticket-texts";
import { eventPart, makeValue, type TicketContext } from "./tickets";
import { agentId, leadId, stateIds, teamIds } from "./workspace";

const hour = 3_600;

const opened = [stateIds.submitted, stateIds.progress, stateIds.waiting] as const;

/** One of each type with every attribute filled in, a talk on it, files and several states: what pages of tickets have to show. */
export const showcaseTicket = (
  type: DemoTicketType,
  index: number,
  first: DemoConversation,
  context: TicketContext,
): DemoTicket => {
  const id = String(Number(first.id) + 13);
  const r = random(context.seed, "showcase", index);
  const texts = standaloneTickets[type.category];
  const text = texts.find((one) => one.type === type.id) ?? at(texts, 0);
  const facts = factsOf(index + context.seed, {});
  const created = Math.max(first.createdAt, context.now - (6 + index) * hour);
  const contact: DemoAuthor = { ...first.source.author };
  const next = () => String(context.nextPartId++);
  const filled = type.attributes.filter((one) => !one.isDefault && !one.archived);
  const parts = [
    eventPart(next(), "ticket_state_updated_by_admin", created, null, {
      ticketStateId: opened[0],
      previousTicketStateId: opened[0],
    }),
    eventPart(next(), "comment", created + 60, null, {
      author: contact,
      body: "<p>Here is the file that you asked for. Is anything else missing?</p>",
      attachments: [
        { id: `t-${id}-9`, name: "delivery-note.pdf", contentType: "application/pdf", bytes: null },
      ],
    }),
    eventPart(next(), "assignment", created + 120, leadId, { assignedTo: { type: "admin", id: agentId } }),
    eventPart(next(), "ticket_state_updated_by_admin", created + 180, agentId, {
      ticketStateId: opened[1],
      previousTicketStateId: opened[0],
    }),
    eventPart(next(), "note", created + 240, agentId, {
      body: "<p>Asked the warehouse; they look at it this afternoon.</p>",
    }),
    eventPart(next(), "comment", created + 300, agentId, {
      body: "<p>Thank you, that is all we need. We will write as soon as it is done.</p>",
    }),
    eventPart(next(), "ticket_state_updated_by_admin", created + 360, agentId, {
      ticketStateId: opened[2],
      previousTicketStateId: opened[1],
    }),
  ];
  return {
    id,
    ticketNumber: String(context.nextNumber++),
    ticketTypeId: type.id,
    attributes: {
      _default_title_: fill(text.title, facts),
      _default_description_: fill(text.description, facts),
      ...Object.fromEntries(filled.map((one) => [one.name, makeValue(one, r, created, id)])),
    },
    stateId: opened[2],
    previousStateId: opened[1],
    contactIds: [...first.contactIds],
    adminAssigneeId: agentId,
    teamAssigneeId: teamIds.technical,
    teammateIds: [agentId],
    tags: first.tags.map((tag) => ({ ...tag })),
    companyId: first.companyId,
    createdAt: created,
    updatedAt: created + 360,
    open: true,
    snoozedUntil: null,
    isShared: type.category === "Customer",
    conversationIds: type.category === "Customer" ? [] : [first.id],
    parts,
  };
};
