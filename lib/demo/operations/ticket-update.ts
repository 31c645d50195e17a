import { adminAuthor, operator, touch } from "../effects/part";
import { appendTicketPart, setTicketState, stateOf } from "../effects/ticket";
import { DemoError, invalid } from "../errors";
import {
  optionalBoolean,
  optionalId,
  optionalInteger,
  optionalObject,
  optionalText,
  requiredId,
} from "../json";
import type { DemoAuthor, DemoTicket, DemoTicketType, DemoTicketTypeAttribute, DemoValue } from "../model";
import { type Operation, type OperationContext, theTicket } from "../operation";
import type { DemoStore } from "../store";
import { ticketWire } from "../wire/ticket";
import { stateIdOf } from "./convert";
import { ticketAttributesOf } from "./ticket-attributes";

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
  return given === undefined || type === undefined
    ? undefined
    : ticketAttributesOf(context, type, given, false);
};

const fileName = (reference: string): string => {
  const last = reference.split("/").at(-1) ?? "";
  return reference.startsWith("demo-file://") ? decodeURIComponent(last) : last;
};

/** The value as `updated_attribute_data` of 2.14 has it: of files their numbers and names. */
const changedValue = (attribute: DemoTicketTypeAttribute | undefined, value: DemoValue, store: DemoStore) => {
  if (Array.isArray(value))
    return { id: value.map(() => Number(store.newPartId())), label: value.map(fileName) };
  const label = attribute?.listItems.find(({ id }) => id === value)?.name ?? value;
  return { id: String(value ?? ""), label: String(label ?? "") };
};

const changedAttribute = (
  type: DemoTicketType | undefined,
  name: string,
  value: DemoValue,
  store: DemoStore,
) => {
  const attribute = type?.attributes.find((entry) => entry.name === name);
  return {
    attribute: { type: "attribute", id: attribute?.id ?? "", label: name },
    value: { type: "value", ...changedValue(attribute, value, store) },
  };
};

const changeAttributes = (
  context: OperationContext,
  ticket: DemoTicket,
  attributes: DemoTicket["attributes"],
  author: DemoAuthor,
): void => {
  Object.assign(ticket.attributes, attributes);
  const type = context.store.ticketType(ticket.ticketTypeId);
  const partIds = Object.keys(attributes).map(
    (name) =>
      appendTicketPart(context.store, ticket, {
        partType: "ticket_attribute_updated_by_admin",
        author,
        eventDetails: changedAttribute(type, name, attributes[name] ?? null, context.store),
      }).id,
  );
  context.store.emit({ topic: "ticket.attribute.updated", ticket, partIds });
};

/** assumed: tickets tell of these as conversations do; closing ends a snooze, as Intercom says, and so does opening. */
const changeStanding = (
  { store }: OperationContext,
  ticket: DemoTicket,
  given: { readonly open: boolean | undefined; readonly snoozedUntil: number | undefined },
  author: DemoAuthor,
): void => {
  if (given.open !== undefined) {
    if (given.open !== ticket.open || ticket.snoozedUntil !== null)
      appendTicketPart(store, ticket, { partType: given.open ? "open" : "close", author });
    ticket.open = given.open;
    ticket.snoozedUntil = null;
  }
  if (given.snoozedUntil !== undefined) {
    ticket.snoozedUntil = given.snoozedUntil;
    appendTicketPart(store, ticket, { partType: "snoozed", author });
  }
};

/** @throws DemoError 404 `company_not_found`. */
const companyGiven = (context: OperationContext): string | undefined => {
  const id = context.version >= 12 ? optionalId(context.body, "company_id") : undefined;
  if (id !== undefined && context.store.company(id) === undefined)
    throw new DemoError(404, "company_not_found", "Company Not Found");
  return id;
};

/** Everything is checked before anything changes. */
export const updateTicket: Operation = {
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
    const by = context.version >= 14 ? store.admin(optionalId(body, "admin_id") ?? "") : undefined;
    const admin = by ?? store.me();
    const author = admin === undefined ? operator(store) : adminAuthor(admin);
    assignTicket(context, ticket);
    if (attributes !== undefined) changeAttributes(context, ticket, attributes, author);
    if (stateId !== undefined && stateId !== ticket.stateId) setTicketState(store, ticket, stateId, author);
    if (companyId !== undefined) ticket.companyId = companyId;
    changeStanding(context, ticket, { open, snoozedUntil }, author);
    if (isShared !== undefined) ticket.isShared = isShared;
    touch(store, ticket);
    return { body: ticketWire(context, ticket) };
  },
};
