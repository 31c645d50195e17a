import { createOutbound } from "../effects/create";
import { DemoError, invalid, missing, notFound } from "../errors";
import { type Json, optionalBoolean, optionalObject, optionalText, requiredId, requiredText } from "../json";
import type { DemoContact } from "../model";
import { type Operation, type OperationContext, theAdmin, theContact } from "../operation";
import { adminWire } from "../wire/people";
import { paragraphs } from "./reply-input";

/** `in_app` is the word of the description; its examples say the other two. */
const inApp: readonly string[] = ["in_app", "inapp", "conversation"];

const channelOf = (body: Json): "email" | "in_app" => {
  const word = requiredText(body, "message_type");
  if (word === "email") return "email";
  if (inApp.includes(word)) return "in_app";
  throw invalid("message_type must be in_app or email", "message_type");
};

const person = (body: Json, key: string): Json => {
  const found = optionalObject(body, key);
  if (found === undefined) throw missing(key);
  return found;
};

/** assumed: whoever is named by another role than their own is not found, as `type` says where to look. */
const recipientOf = (context: OperationContext): DemoContact => {
  const to = person(context.body, "to");
  const type = requiredText(to, "type");
  if (type !== "user" && type !== "lead") throw invalid("to.type must be user or lead", "to.type");
  const contact = theContact(context, requiredId(to, "id"));
  if (contact.role !== type) throw notFound("User Not Found");
  return contact;
};

/** The official examples: 422 without a subject, 400 "Body is required" without a body, each before anything else is looked at. */
const wordsOf = (body: Json, channel: "email" | "in_app") => {
  const subject = optionalText(body, "subject") ?? "";
  const text = optionalText(body, "body") ?? "";
  if (text === "") throw invalid("Body is required");
  if (channel === "email" && subject === "")
    throw new DemoError(422, "parameter_not_found", "No subject supplied for email message");
  const template = optionalText(body, "template");
  if (template !== undefined && template !== "plain" && template !== "personal")
    throw invalid("template must be plain or personal", "template");
  return { subject, text };
};

/**
 * A teammate writes first. There is no conversation before the contact answers, but where it is asked for.
 * assumed: what an e-mail is refused with whose reader has no address; no `subject` in the answer but for e-mails.
 */
const create: Operation = {
  method: "POST",
  pattern: "/messages",
  run: (context) => {
    const { body, store } = context;
    const channel = channelOf(body);
    const { subject, text } = wordsOf(body, channel);
    const from = person(body, "from");
    if (requiredText(from, "type") !== "admin") throw invalid("from.type must be admin", "from.type");
    const admin = theAdmin(context, requiredId(from, "id"));
    const contact = recipientOf(context);
    if (channel === "email" && contact.email === null)
      throw new DemoError(422, "parameter_invalid", "Contact does not have an email address");
    const html = paragraphs(text);
    contact.lastContactedAt = store.now();
    const conversation =
      optionalBoolean(body, "create_conversation_without_contact_reply") === true
        ? createOutbound(store, { contact, admin, channel, subject, body: html })
        : null;
    return {
      body: {
        type: "admin_message",
        id: conversation?.source.id ?? store.newPartId(),
        created_at: store.now(),
        ...(channel === "email" ? { subject } : {}),
        body: html,
        message_type: channel === "email" ? "email" : "inapp",
        owner: adminWire(context, admin),
        ...(conversation === null ? {} : { conversation_id: conversation.id }),
      },
    };
  },
};

export const messageOperations: readonly Operation[] = [create];
