import { createLead } from "../effects/create";
import { adminAuthor, appendPart } from "../effects/part";
import { DemoError, missing, notFound } from "../errors";
import { optionalObject, optionalText, requiredId } from "../json";
import type { DemoContact, DemoConversation } from "../model";
import { type Operation, type OperationContext, pathId, theAdmin, theConversation } from "../operation";
import { contactOf } from "./reply-input";

/** The shape of the official examples; the schema says conversation (api.md 1.1). */
const customersWire = (context: OperationContext, conversation: DemoConversation) => ({
  customers: conversation.contactIds.map((id) => ({
    type: context.store.contacts.get(id)?.role ?? "user",
    id,
  })),
});

const part = (
  context: OperationContext,
  conversation: DemoConversation,
  kind: "participant_added" | "participant_removed",
  contact: DemoContact,
): void => {
  const admin = theAdmin(context, requiredId(context.body, "admin_id"));
  const made = appendPart(context.store, conversation, {
    partType: kind,
    author: adminAuthor(admin),
    eventDetails: { participant: { type: contact.role, id: contact.id } },
  });
  const topic =
    kind === "participant_added" ? "conversation.contact.attached" : "conversation.contact.detached";
  context.store.emit({ topic, conversation, contact, partIds: [made.id] });
};

/** An address that nobody has becomes a lead. */
const attach: Operation = {
  method: "POST",
  pattern: "/conversations/:id/customers",
  run: (context) => {
    const conversation = theConversation(context);
    const customer = optionalObject(context.body, "customer");
    if (customer === undefined) throw missing("customer");
    theAdmin(context, requiredId(context.body, "admin_id"));
    const email = optionalText(customer, "email");
    const contact =
      contactOf(context, customer) ??
      (email === undefined ? undefined : createLead(context.store, email, null));
    if (contact === undefined) throw notFound("User Not Found");
    if (!conversation.contactIds.includes(contact.id)) {
      conversation.contactIds.push(contact.id);
      part(context, conversation, "participant_added", contact);
    }
    return { body: customersWire(context, conversation) };
  },
};

const detach: Operation = {
  method: "DELETE",
  pattern: "/conversations/:id/customers/:contact_id",
  run: (context) => {
    const conversation = theConversation(context);
    theAdmin(context, requiredId(context.body, "admin_id"));
    const contact = context.store.contacts.get(pathId(context, "contact_id"));
    if (contact === undefined || !conversation.contactIds.includes(contact.id))
      throw notFound("User Not Found");
    if (conversation.contactIds.length === 1)
      throw new DemoError(422, "parameter_invalid", "Removing the last customer is not allowed");
    conversation.contactIds = conversation.contactIds.filter((id) => id !== contact.id);
    part(context, conversation, "participant_removed", contact);
    return { body: customersWire(context, conversation) };
  },
};

export const customerOperations: readonly Operation[] = [attach, detach];
