import { touch } from "../effects/part";
import { createTicket } from "../effects/ticket";
import { DemoError, invalid, notFound } from "../errors";
import { optionalId, optionalObject, requiredId } from "../json";
import type { DemoTicketType } from "../model";
import { type Operation, type OperationContext, theConversation } from "../operation";
import { ticketWire } from "../wire/ticket";
import { ticketAttributesOf } from "./ticket-attributes";

const customerType = (context: OperationContext): DemoTicketType => {
  const type = context.store.ticketType(requiredId(context.body, "ticket_type_id"));
  if (type === undefined || type.archived) throw notFound("Ticket type not found");
  if (type.category !== "Customer")
    throw invalid("Ticket type is not a customer ticket type", "ticket_type_id");
  return type;
};

/** @throws DemoError 400 `ticket_state_id_invalid`. */
export const stateIdOf = (context: OperationContext, typeId: string): string | undefined => {
  const id = optionalId(context.body, "ticket_state_id");
  if (id === undefined) return undefined;
  const state = context.store.world.ticketStates.find((entry) => entry.id === id);
  if (state === undefined || !state.ticketTypeIds.includes(typeId))
    throw new DemoError(
      400,
      "ticket_state_id_invalid",
      "Ticket state is not valid for this type",
      "ticket_state_id",
    );
  return id;
};

/**
 * Makes a customer ticket of a conversation and links the two. assumed: the ticket gets an id of its own and the conversation
 * stays, with `ticket` and `linked_objects` naming it; a second conversion is refused with 400.
 */
const convert: Operation = {
  method: "POST",
  pattern: "/conversations/:id/convert",
  since: 10,
  run: (context) => {
    const { store, body } = context;
    const conversation = theConversation(context);
    const type = customerType(context);
    if (conversation.ticketId !== null) throw invalid("Conversation has already been converted to a ticket");
    const attributes = ticketAttributesOf(context, type, optionalObject(body, "attributes") ?? {}, true);
    const stateId = context.version >= 16 ? stateIdOf(context, type.id) : undefined;
    const contacts = conversation.contactIds.flatMap((id) => store.contacts.get(id) ?? []);
    const ticket = createTicket(store, {
      type,
      attributes,
      contacts,
      companyId: conversation.companyId,
      stateId,
    });
    ticket.adminAssigneeId = conversation.adminAssigneeId;
    ticket.teamAssigneeId = conversation.teamAssigneeId;
    store.link(ticket, conversation.id);
    conversation.ticketId = ticket.id;
    touch(store, conversation);
    return { body: ticketWire(context, ticket) };
  },
};

export const convertOperations: readonly Operation[] = [convert];
