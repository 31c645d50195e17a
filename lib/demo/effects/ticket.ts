import type { DemoAuthor, DemoContact, DemoPart, DemoTicket, DemoTicketType, DemoValue } from "../model";
import type { DemoStore } from "../store";
import { makePart, type NewPart, operator, touch } from "./part";

export const appendTicketPart = (store: DemoStore, ticket: DemoTicket, part: NewPart): DemoPart => {
  const made = makePart(store, part);
  ticket.parts.push(made);
  touch(store, ticket);
  return made;
};

/** The first state that a type uses, of a category if one is given. */
export const stateOf = (store: DemoStore, typeId: string, category?: string): string | undefined => {
  const states = store.world.ticketStates.filter(
    (state) => state.ticketTypeIds.includes(typeId) && !state.archived,
  );
  return states.find((state) => category === undefined || state.category === category)?.id;
};

export const setTicketState = (
  store: DemoStore,
  ticket: DemoTicket,
  stateId: string,
  author: DemoAuthor,
): void => {
  const previous = ticket.stateId;
  ticket.previousStateId = previous;
  ticket.stateId = stateId;
  const part = appendTicketPart(store, ticket, {
    partType: "ticket_state_updated_by_admin",
    author,
    ticketStateId: stateId,
    previousTicketStateId: previous,
  });
  store.emit({ topic: "ticket.state.updated", ticket, partIds: [part.id] });
};

type NewTicket = {
  type: DemoTicketType;
  attributes: Record<string, DemoValue>;
  contacts: readonly DemoContact[];
  companyId: string | null;
  stateId: string | undefined;
};

/** A ticket in its type's first state, shared with its contacts when it is a customer ticket. */
export const createTicket = (store: DemoStore, input: NewTicket): DemoTicket => {
  const at = store.now();
  const stateId =
    input.stateId ?? stateOf(store, input.type.id, "submitted") ?? stateOf(store, input.type.id) ?? "";
  const ticket: DemoTicket = {
    id: store.newItemId(),
    ticketNumber: store.newTicketNumber(),
    ticketTypeId: input.type.id,
    attributes: input.attributes,
    stateId,
    previousStateId: null,
    contactIds: input.contacts.map((contact) => contact.id),
    adminAssigneeId: null,
    teamAssigneeId: null,
    teammateIds: [],
    tags: [],
    companyId: input.companyId,
    createdAt: at,
    updatedAt: at,
    open: true,
    snoozedUntil: null,
    isShared: input.type.category === "Customer",
    conversationIds: [],
    parts: [],
  };
  appendTicketPart(store, ticket, {
    partType: "ticket_state_updated_by_admin",
    author: operator(store),
    ticketStateId: stateId,
    previousTicketStateId: stateId,
  });
  store.addTicket(ticket);
  store.emit({ topic: "ticket.created", ticket, partIds: [] });
  return ticket;
};
