import { touch } from "../effects/part";
import { DemoError, missing, notFound } from "../errors";
import { optionalObject, requiredId } from "../json";
import type { DemoConversation, DemoTicket } from "../model";
import { type Operation, type OperationContext, pathId } from "../operation";
import { conversationItemWire } from "../wire/conversation";
import { ticketWire } from "../wire/ticket";
import { stateIdOf } from "./convert";
import { ticketAttributesOf } from "./ticket-attributes";

const trackerOf = (context: OperationContext, verb: string): DemoTicket => {
  const ticket = context.store.tickets.get(pathId(context));
  if (ticket === undefined) throw new DemoError(404, "ticket_not_found", "Ticket not found");
  if (context.store.ticketType(ticket.ticketTypeId)?.category !== "Tracker")
    throw new DemoError(400, "invalid_ticket_type", `Only tracker tickets support ${verb} conversations`);
  return ticket;
};

const conversationOf = (context: OperationContext, id: string): DemoConversation => {
  const found = context.store.conversations.get(id);
  if (found === undefined) throw new DemoError(404, "conversation_not_found", "Conversation not found");
  return found;
};

const refuseSecondTracker = (
  context: OperationContext,
  ticket: DemoTicket,
  conversation: DemoConversation,
): void => {
  const isTracker = ({ id, ticketTypeId }: DemoTicket): boolean =>
    id !== ticket.id && context.store.ticketType(ticketTypeId)?.category === "Tracker";
  const others = context.store.linksOf(conversation.id).flatMap((id) => context.store.tickets.get(id) ?? []);
  if (others.some(isTracker))
    throw new DemoError(400, "already_linked_to_tracker", "A conversation can only have one tracker ticket");
};

const link: Operation = {
  method: "POST",
  pattern: "/tickets/:id/linked_conversations",
  since: 16,
  run: (context) => {
    const ticket = trackerOf(context, "linking");
    const conversation = conversationOf(context, requiredId(context.body, "conversation_id"));
    refuseSecondTracker(context, ticket, conversation);
    context.store.link(ticket, conversation.id);
    touch(context.store, conversation);
    return { body: conversationItemWire(context, conversation) };
  },
};

const unlink: Operation = {
  method: "DELETE",
  pattern: "/tickets/:id/linked_conversations/:conversation_id",
  since: 16,
  run: (context) => {
    const ticket = trackerOf(context, "unlinking");
    const conversation = conversationOf(context, pathId(context, "conversation_id"));
    if (!ticket.conversationIds.includes(conversation.id))
      throw new DemoError(404, "conversation_not_found", "Conversation is not linked to this ticket");
    context.store.unlink(ticket, conversation.id);
    touch(context.store, conversation);
    return { body: conversationItemWire(context, conversation) };
  },
};

const changeType: Operation = {
  method: "POST",
  pattern: "/tickets/:id/change_type",
  since: 16,
  run: (context) => {
    const { store, body } = context;
    const ticket = store.tickets.get(pathId(context));
    if (ticket === undefined) throw notFound();
    const type = store.ticketType(requiredId(body, "ticket_type_id"));
    if (type === undefined) throw notFound();
    const stateId = stateIdOf(context, type.id);
    if (stateId === undefined) throw missing("ticket_state_id");
    ticket.attributes = ticketAttributesOf(
      context,
      type,
      optionalObject(body, "ticket_attributes") ?? {},
      true,
    );
    ticket.ticketTypeId = type.id;
    ticket.previousStateId = ticket.stateId;
    ticket.stateId = stateId;
    touch(store, ticket);
    return { body: ticketWire(context, ticket) };
  },
};

export const ticketLinkOperations: readonly Operation[] = [link, unlink, changeType];
