import type { DemoAdmin, DemoAuthor, DemoContact, DemoConversation, DemoPart } from "../model";
import type { DemoStore } from "../store";

export const adminAuthor = (admin: DemoAdmin): DemoAuthor => ({
  type: "admin",
  id: admin.id,
  name: admin.name,
  email: admin.email,
});

export const contactAuthor = (contact: DemoContact): DemoAuthor => ({
  type: contact.role,
  id: contact.id,
  name: contact.name,
  email: contact.email,
});

/** Intercom's own bot, which signs what happens by rule or by the clock. */
export const operator = (store: DemoStore): DemoAuthor => ({
  type: "bot",
  id: "991267790",
  name: "Operator",
  email: `operator+${store.world.app.idCode}@intercom.io`,
});

export type NewPart = Pick<DemoPart, "partType" | "author"> & Partial<DemoPart>;

export const makePart = (store: DemoStore, part: NewPart): DemoPart => {
  const at = part.createdAt ?? store.now();
  return {
    id: store.newPartId(),
    body: null,
    createdAt: at,
    updatedAt: at,
    notifiedAt: at,
    assignedTo: null,
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
    ...part,
  };
};

export const touch = (store: DemoStore, thing: { updatedAt: number }): void => {
  thing.updatedAt = Math.max(thing.updatedAt, store.now());
};

/** Appends a part, with the state that the conversation has by now, and counts it. */
export const appendPart = (store: DemoStore, conversation: DemoConversation, part: NewPart): DemoPart => {
  const parts = store.parts(conversation);
  const made = makePart(store, { state: conversation.state, ...part });
  parts.push(made);
  conversation.statistics.countConversationParts = parts.length + 1;
  touch(store, conversation);
  return made;
};

export const addTeammate = (conversation: DemoConversation, adminId: string): void => {
  if (!conversation.teammateIds.includes(adminId)) conversation.teammateIds.push(adminId);
};
