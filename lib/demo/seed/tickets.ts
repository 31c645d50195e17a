import type {
  DemoConversation,
  DemoPart,
  DemoTicket,
  DemoTicketCategory,
  DemoTicketType,
  DemoTicketTypeAttribute,
  DemoValue,
} from "../model";
import { at, type Random, random } from "./random";
import { factsOf, fill } from "./text/facts";
import { standaloneTickets, ticketNotes } from "./text/ticket-texts";
import { adminAuthor, agentId, leadId, operatorAuthor, stateIds, teamIds } from "./workspace";

const day = 86_400;

export type TicketContext = {
  readonly seed: number;
  readonly now: number;
  readonly types: readonly DemoTicketType[];
  /** Next free part id; tickets take theirs from here on. */
  nextPartId: number;
  nextNumber: number;
};

const longTexts: Readonly<Record<string, readonly string[]>> = {
  "Steps to reproduce": [
    "1. Open the list\n2. Press Export\n3. Wait",
    "Sign in on a tablet, open any order, press Save twice.",
  ],
  "Delivery address": ["Dock 4, Harbour Road 12\n9731 Rotterdam", "Rua do Cais 8, 2.º\n1200-109 Lisboa"],
  Scope: ["Everything that carries the address, also the backups.", "Orders of the last 24 months."],
  Findings: ["Same device, two names. Nothing was exported.", "Import of March, column 7."],
  Timeline: ["Alarm after 4 minutes, cause after 20, fix after 47."],
};

const began = new Set(["Started at", "First seen"]);

export const makeValue = (
  attribute: DemoTicketTypeAttribute,
  r: Random,
  created: number,
  ticketId: string,
): DemoValue => {
  if (attribute.dataType === "list") return r.pick(attribute.listItems).id;
  if (attribute.dataType === "integer") return r.span(1, attribute.name === "Quantity" ? 12 : 400);
  if (attribute.dataType === "decimal") return r.span(100, 250_000) / 100;
  if (attribute.dataType === "boolean") return r.chance(0.6);
  if (attribute.dataType === "datetime")
    return began.has(attribute.name) ? created - r.span(600, 3 * day) : created + r.int(1, 30) * day;
  if (attribute.dataType === "files") return [`t-${ticketId}-1`];
  const texts = longTexts[attribute.name];
  if (texts !== undefined) return r.pick(texts);
  return attribute.name === "Serial number"
    ? `SN${r.int(100_000, 999_999)}A`
    : `HL-2026-${r.int(10_000, 99_999)}`;
};

const attributesOf = (
  type: DemoTicketType,
  title: string,
  description: string,
  r: Random,
  created: number,
  id: string,
): Record<string, DemoValue> => {
  const out: Record<string, DemoValue> = { _default_title_: title, _default_description_: description };
  for (const attribute of type.attributes) {
    if (attribute.isDefault || attribute.archived) continue;
    if (attribute.requiredToCreate || r.chance(0.6))
      out[attribute.name] = makeValue(attribute, r, created, id);
  }
  return out;
};

export const eventPart = (
  id: string,
  type: string,
  time: number,
  adminId: string | null,
  more: Partial<DemoPart>,
): DemoPart => {
  const admin = adminId === null ? null : adminAuthor(adminId);
  return {
    id,
    partType: type,
    body: null,
    createdAt: time,
    updatedAt: time,
    notifiedAt: time,
    assignedTo: null,
    author:
      admin === null
        ? { ...operatorAuthor }
        : { type: "admin", id: admin.id, name: admin.name, email: admin.email },
    attachments: [],
    externalId: null,
    redacted: false,
    state: "open",
    tagIds: [],
    eventDetails: null,
    email: null,
    quickReplies: [],
    quickReplyUuid: null,
    appPackageCode: null,
    fromAiAgent: false,
    isAiAnswer: false,
    ticketStateId: null,
    previousTicketStateId: null,
    ...more,
  };
};

type Course = {
  readonly states: readonly string[];
  readonly by: string;
  readonly from: number;
  readonly to: number;
};

/** A note, then one event for each change of state, spread over the time the ticket has lived. */
const courseParts = (context: TicketContext, course: Course, r: Random): DemoPart[] => {
  const step = (course.to - course.from) / (course.states.length + 1);
  const time = (i: number): number => Math.floor(course.from + step * i);
  const id = (): string => String(context.nextPartId++);
  const first = eventPart(id(), "note", course.from, course.by, {
    body: `<p>${fill(r.pick(ticketNotes), factsOf(course.from, {}))}</p>`,
    ticketStateId: stateIds.submitted,
  });
  const changes = course.states.slice(1).map((stateId, i) =>
    eventPart(id(), "ticket_state_updated_by_admin", time(i + 1), course.by, {
      ticketStateId: stateId,
      previousTicketStateId: at(course.states, i),
      eventDetails: { ticket_state: { id: stateId } },
    }),
  );
  const attribute = eventPart(
    id(),
    "ticket_attribute_updated_by_admin",
    time(course.states.length),
    course.by,
    {
      ticketStateId: at(course.states, -1),
      eventDetails: { attribute: { name: "Severity" } },
    },
  );
  return r.chance(0.5) ? [first, ...changes, attribute] : [first, ...changes];
};

const openCourses = [
  [stateIds.submitted],
  [stateIds.submitted, stateIds.progress],
  [stateIds.submitted, stateIds.progress, stateIds.finance],
  [stateIds.submitted, stateIds.progress, stateIds.waiting],
] as const;
const doneCourses = [
  [stateIds.submitted, stateIds.progress, stateIds.resolved],
  [stateIds.submitted, stateIds.resolved],
  [stateIds.submitted, stateIds.progress, stateIds.waiting, stateIds.resolved],
  [stateIds.submitted, stateIds.declined],
] as const;

const typeFor = (context: TicketContext, issue: string): DemoTicketType => {
  const id = /refund|billing|cancel/i.test(issue)
    ? "82"
    : /hardware|mobile/i.test(issue)
      ? "83"
      : /privacy|legal/i.test(issue)
        ? "84"
        : "81";
  return context.types.find((type) => type.id === id) ?? at(context.types, 0);
};

/** Turns a conversation into a ticket: the ticket lives on where the conversation stands. */
export const ticketOf = (conversation: DemoConversation, id: string, context: TicketContext): DemoTicket => {
  const r = random(context.seed, "ticket", id);
  const type = typeFor(context, conversation.topics[0] ?? "");
  const created = Math.min(
    context.now - 5,
    Math.floor((conversation.createdAt + conversation.updatedAt) / 2),
  );
  const states = r.pick<readonly string[]>(conversation.state === "closed" ? doneCourses : openCourses);
  const by = conversation.adminAssigneeId ?? leadId;
  const parts = courseParts(
    context,
    { states, by, from: created, to: Math.max(created, conversation.updatedAt) },
    r,
  );
  const title =
    conversation.source.subject !== ""
      ? conversation.source.subject
      : (conversation.title ?? conversation.source.text.slice(0, 60));
  return {
    id,
    ticketNumber: String(context.nextNumber++),
    ticketTypeId: type.id,
    attributes: attributesOf(type, title, conversation.source.text.slice(0, 400), r, created, id),
    stateId: at(states, -1),
    previousStateId: states.length > 1 ? at(states, -2) : null,
    contactIds: [...conversation.contactIds],
    adminAssigneeId: conversation.adminAssigneeId,
    teamAssigneeId: conversation.teamAssigneeId,
    teammateIds: [by],
    tags: conversation.tags.map((tag) => ({ ...tag })),
    companyId: conversation.companyId,
    createdAt: created,
    updatedAt: Math.max(created, ...parts.map((part) => part.createdAt)),
    open: conversation.state !== "closed",
    snoozedUntil: conversation.snoozedUntil,
    isShared: true,
    conversationIds: [conversation.id],
    parts,
  };
};

const assignees = [agentId, leadId, "6120404", "6120407", null] as const;

/** A ticket of its own; back-office ones and trackers gather conversations. */
export const standaloneTicket = (
  index: number,
  id: string,
  category: DemoTicketCategory,
  linked: readonly DemoConversation[],
  context: TicketContext,
): DemoTicket => {
  const r = random(context.seed, "standalone", index);
  const text = at(standaloneTickets[category], index);
  const type = context.types.find(({ id }) => id === text.type) ?? at(context.types, 0);
  const facts = factsOf(index + context.seed, {});
  const first = at(linked, 0);
  const created = Math.max(first.createdAt, context.now - r.int(1, 50) * day);
  const done = r.chance(0.5);
  const states = r.pick<readonly string[]>(done ? doneCourses : openCourses);
  const adminAssigneeId = at(assignees, index);
  const to = done ? Math.min(context.now - 10, created + r.int(1, 6) * day) : context.now - r.span(60, day);
  const parts = courseParts(
    context,
    { states, by: adminAssigneeId ?? leadId, from: created, to: Math.max(created, to) },
    r,
  );
  return {
    id,
    ticketNumber: String(context.nextNumber++),
    ticketTypeId: type.id,
    attributes: attributesOf(type, fill(text.title, facts), fill(text.description, facts), r, created, id),
    stateId: at(states, -1),
    previousStateId: states.length > 1 ? at(states, -2) : null,
    contactIds: [...first.contactIds],
    adminAssigneeId,
    teamAssigneeId: category === "Customer" ? teamIds.technical : teamIds.escalations,
    teammateIds: [adminAssigneeId ?? leadId],
    tags: [],
    companyId: first.companyId,
    createdAt: created,
    updatedAt: Math.max(created, ...parts.map((part) => part.createdAt)),
    open: !done,
    snoozedUntil: null,
    isShared: category === "Customer",
    conversationIds: category === "Customer" ? [] : linked.map((conversation) => conversation.id),
    parts,
  };
};
