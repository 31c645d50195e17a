import { assign } from "./effects/assign";
import { createConversation, createLead } from "./effects/create";
import { appendPart, contactAuthor, operator } from "./effects/part";
import { setState } from "./effects/state";
import { invalid } from "./errors";
import {
  isJson,
  type Json,
  optionalBoolean,
  optionalId,
  optionalInteger,
  optionalList,
  optionalObject,
  optionalText,
} from "./json";
import type {
  DemoAttachment,
  DemoAuthor,
  DemoContact,
  DemoConversation,
  DemoPriority,
  DemoSourceType,
} from "./model";
import type { DemoStore } from "./store";

const sourceTypes: readonly DemoSourceType[] = [
  "conversation",
  "email",
  "facebook",
  "instagram",
  "phone_call",
  "phone_switch",
  "push",
  "sms",
  "twitter",
  "whatsapp",
];

const priorities: readonly DemoPriority[] = ["none", "low", "medium", "high", "urgent"];

const oneOf = <T extends string>(all: readonly T[], value: string | undefined, fallback: T): T => {
  if (value === undefined) return fallback;
  const found = all.find((entry) => entry === value);
  if (found === undefined) throw invalid(`${value} is not one of ${all.join(", ")}`);
  return found;
};

const contactFor = (store: DemoStore, fields: Json): DemoContact => {
  const given = optionalObject(fields, "contact") ?? {};
  const id = optionalText(given, "id");
  const known = id === undefined ? undefined : store.contacts.get(id);
  if (known !== undefined) return known;
  const contact = createLead(
    store,
    optionalText(given, "email") ?? null,
    optionalText(given, "name") ?? null,
  );
  contact.role = optionalText(given, "role") === "user" ? "user" : "lead";
  contact.phone = optionalText(given, "phone") ?? null;
  contact.externalId = optionalText(given, "external_id") ?? contact.externalId;
  for (const [name, value] of Object.entries(optionalObject(given, "custom_attributes") ?? {}))
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      contact.customAttributes[name] = value;
  const company = optionalText(given, "company");
  if (company !== undefined) contact.companyIds = [renamedCompany(store, contact, company)];
  return contact;
};

/** A copy of some company under this name, so that it has all that a company has. */
const renamedCompany = (store: DemoStore, contact: DemoContact, name: string): string => {
  const [model] = store.world.companies;
  if (model === undefined) throw invalid("this workspace has no companies");
  const id = `c0${contact.id.slice(2)}`;
  store.addCompany({ ...model, id, companyId: `planted-${contact.id}`, name });
  return id;
};

const attachmentsFor = (store: DemoStore, fields: Json): DemoAttachment[] =>
  (optionalList(fields, "attachments") ?? []).filter(isJson).map((file) => ({
    id: `up-${store.newPartId()}`,
    name: optionalText(file, "name") ?? "file.txt",
    contentType: optionalText(file, "content_type") ?? "text/plain",
    bytes: null,
  }));

/** `author`: `user` (the contact), `bot`, or `{id}` of a teammate, with a `name` of its own if given. */
const authorFor = (store: DemoStore, contact: DemoContact, part: Json): DemoAuthor => {
  const author = optionalObject(part, "author") ?? {};
  const type = optionalText(author, "type") ?? "user";
  const name = optionalText(author, "name");
  const named = (base: DemoAuthor): DemoAuthor => (name === undefined ? base : { ...base, name });
  if (type === "bot") return named(operator(store));
  if (type !== "admin") return named(contactAuthor(contact));
  const admin = store.admin(optionalId(author, "id")) ?? store.me();
  return named({
    type: "admin",
    id: admin?.id ?? "0",
    name: admin?.name ?? null,
    email: admin?.email ?? null,
  });
};

const addParts = (
  store: DemoStore,
  conversation: DemoConversation,
  contact: DemoContact,
  fields: Json,
): void => {
  for (const part of (optionalList(fields, "parts") ?? []).filter(isJson)) {
    const createdAt = optionalInteger(part, "created_at");
    appendPart(store, conversation, {
      partType: optionalText(part, "part_type") ?? "comment",
      body: optionalText(part, "body") ?? null,
      author: authorFor(store, contact, part),
      attachments: attachmentsFor(store, part),
      eventDetails: optionalObject(part, "event_details") ?? null,
      quickReplies: (optionalList(part, "quick_replies") ?? []).map((text) => ({
        text: String(text),
        uuid: store.newPartId(),
      })),
      ...(createdAt === undefined ? {} : { createdAt }),
    });
  }
};

/** Further people, each `{id | email, name, …}` as the first. */
const addParticipants = (store: DemoStore, conversation: DemoConversation, fields: Json): void => {
  for (const one of (optionalList(fields, "participants") ?? []).filter(isJson))
    conversation.contactIds.push(contactFor(store, { contact: one }).id);
};

/** A tag is named; it is made when there is none of that name. */
const addTags = (store: DemoStore, conversation: DemoConversation, fields: Json): void => {
  for (const name of (optionalList(fields, "tags") ?? []).map(String)) {
    const tag = store.tagNamed(name);
    conversation.tags.push({
      tagId: tag.id,
      appliedAt: store.now(),
      appliedBy: { type: "admin", id: store.me()?.id ?? "0" },
    });
  }
};

/** What is said about it as a whole: topics by name, an SLA by name, and a rating with its remark. */
const addAbout = (store: DemoStore, conversation: DemoConversation, fields: Json): void => {
  conversation.topics = (optionalList(fields, "topics") ?? conversation.topics).map(String);
  const sla = optionalText(fields, "sla");
  if (sla !== undefined) conversation.sla = { name: sla, status: "active" };
  const rating = optionalObject(fields, "rating");
  if (rating !== undefined)
    conversation.rating = {
      rating: optionalInteger(rating, "rating") ?? null,
      remark: optionalText(rating, "remark") ?? null,
      createdAt: store.now(),
      requestedAt: store.now(),
      repliedAt: store.now(),
      contactId: conversation.contactIds[0] ?? "",
      teammate: null,
    };
};

const addState = (store: DemoStore, conversation: DemoConversation, fields: Json): void => {
  const state = oneOf(["open", "closed", "snoozed"], optionalText(fields, "state"), "open");
  if (state === "open") return;
  setState(store, conversation, state);
  if (state === "snoozed")
    conversation.snoozedUntil = optionalInteger(fields, "snoozed_until") ?? store.now() + 3600;
  if (state === "closed") conversation.waitingSince = null;
};

const addAssignees = (store: DemoStore, conversation: DemoConversation, fields: Json): void => {
  const adminId = optionalId(fields, "admin_assignee_id");
  const teamId = optionalId(fields, "team_assignee_id");
  if (teamId !== undefined) assign(store, conversation, operator(store), { type: "team", id: teamId }, {});
  if (adminId !== undefined) assign(store, conversation, operator(store), { type: "admin", id: adminId }, {});
};

/**
 * A conversation made to order, with any text in any field, nothing of it checked or escaped. Fields, all optional:
 * `participants` (further ones), `contact {id | email, name, role, phone, company (its name), custom_attributes}`, `type` (channel), `subject`, `title`, `body` (HTML), `attachments
 * [{name, content_type}]`, `parts [{part_type, body, author {type, id, name}, attachments, event_details, created_at,
 * quick_replies (texts)}]`, `topics`, `sla` (its name), `rating {rating, remark}`, `state`,
 * `snoozed_until`, `read`, `priority`, `tags` (names), `admin_assignee_id`, `team_assignee_id`, `custom_attributes`, `created_at`,
 * `updated_at`, `waiting_since` (null: nobody waits).
 * @throws DemoError 400 for a value of the wrong type.
 */
export const plantConversation = (store: DemoStore, fields: Json): DemoConversation => {
  const contact = contactFor(store, fields);
  const conversation = createConversation(store, {
    contact,
    type: oneOf(sourceTypes, optionalText(fields, "type"), "conversation"),
    subject: optionalText(fields, "subject") ?? "",
    body: optionalText(fields, "body") ?? "<p>Hello</p>",
    attachments: attachmentsFor(store, fields),
    createdAt: optionalInteger(fields, "created_at"),
  });
  conversation.title = optionalText(fields, "title") ?? conversation.title;
  conversation.read = optionalBoolean(fields, "read") ?? false;
  conversation.priority = oneOf(priorities, optionalText(fields, "priority"), "none");
  for (const [name, value] of Object.entries(optionalObject(fields, "custom_attributes") ?? {}))
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      conversation.customAttributes[name] = value;
  addAbout(store, conversation, fields);
  addParticipants(store, conversation, fields);
  addTags(store, conversation, fields);
  addAssignees(store, conversation, fields);
  addParts(store, conversation, contact, fields);
  addState(store, conversation, fields);
  if (fields.waiting_since === null) conversation.waitingSince = null;
  else conversation.waitingSince = optionalInteger(fields, "waiting_since") ?? conversation.waitingSince;
  conversation.updatedAt = optionalInteger(fields, "updated_at") ?? conversation.updatedAt;
  return conversation;
};
