import type {
  DemoAdmin,
  DemoAttachment,
  DemoContact,
  DemoConversation,
  DemoSourceType,
  DemoStatistics,
} from "../model";
import type { DemoStore } from "../store";
import { plainText } from "../wire/plain-text";
import { addTeammate, adminAuthor, contactAuthor } from "./part";

export const emptyStatistics = (): DemoStatistics => ({
  timeToAssignment: null,
  timeToAdminReply: null,
  timeToFirstClose: null,
  timeToLastClose: null,
  medianTimeToReply: null,
  firstContactReplyAt: null,
  firstAssignmentAt: null,
  firstAdminReplyAt: null,
  firstCloseAt: null,
  lastAssignmentAt: null,
  lastAssignmentAdminReplyAt: null,
  lastContactReplyAt: null,
  lastAdminReplyAt: null,
  lastCloseAt: null,
  lastClosedById: null,
  countReopens: 0,
  countAssignments: 0,
  countConversationParts: 1,
  handlingTime: 0,
});

export type NewConversation = {
  contact: DemoContact;
  type: DemoSourceType;
  subject: string;
  body: string;
  attachments: DemoAttachment[];
  createdAt: number | undefined;
};

type Beginning = Pick<DemoConversation, "createdAt" | "waitingSince" | "read" | "firstContactReply"> &
  Pick<NewConversation, "contact" | "subject"> & {
    readonly source: Omit<DemoConversation["source"], "id" | "text" | "url" | "redacted">;
    readonly statistics: Partial<DemoStatistics>;
  };

/** Open and nobody's, with its first message alone. */
const begun = (store: DemoStore, beginning: Beginning): DemoConversation => {
  const { contact, subject, source, statistics, ...how } = beginning;
  return {
    ...how,
    id: store.newItemId(),
    title: subject === "" ? null : subject,
    updatedAt: how.createdAt,
    snoozedUntil: null,
    state: "open",
    priority: "none",
    adminAssigneeId: null,
    teamAssigneeId: null,
    tags: [],
    contactIds: [contact.id],
    teammateIds: [],
    source: { ...source, id: store.newPartId(), text: plainText(source.body), url: null, redacted: false },
    rating: null,
    sla: null,
    statistics: { ...emptyStatistics(), ...statistics },
    aiAgent: null,
    customAttributes: {},
    topics: [],
    companyId: contact.companyIds[0] ?? null,
    ticketId: null,
    parts: [],
  };
};

/** A customer writes for the first time: open, unread, nobody's, waiting from now. */
export const createConversation = (store: DemoStore, input: NewConversation): DemoConversation => {
  const { contact, type, subject, body, attachments } = input;
  const at = input.createdAt ?? store.now();
  const conversation = begun(store, {
    contact,
    subject,
    createdAt: at,
    waitingSince: at,
    read: false,
    source: {
      type,
      deliveredAs: "customer_initiated",
      subject,
      body,
      author: contactAuthor(contact),
      attachments,
    },
    firstContactReply: { createdAt: at, type, url: null },
    statistics: { firstContactReplyAt: at, lastContactReplyAt: at },
  });
  store.addConversation(conversation);
  contact.lastRepliedAt = at;
  store.emit({ topic: "conversation.user.created", conversation, partIds: [] });
  return conversation;
};

export type NewOutbound = Pick<NewConversation, "contact" | "subject" | "body"> & {
  readonly admin: DemoAdmin;
  readonly channel: "email" | "in_app";
};

/** assumed: a conversation that a teammate began is open, read, nobody's, and nobody waits in it. */
export const createOutbound = (store: DemoStore, input: NewOutbound): DemoConversation => {
  const { contact, subject, body, admin, channel } = input;
  const at = store.now();
  const conversation = begun(store, {
    contact,
    subject,
    createdAt: at,
    waitingSince: null,
    read: true,
    source: {
      type: channel === "email" ? "email" : "conversation",
      deliveredAs: "admin_initiated",
      subject,
      body,
      author: adminAuthor(admin),
      attachments: [],
    },
    firstContactReply: null,
    statistics: { lastAdminReplyAt: at },
  });
  addTeammate(conversation, admin.id);
  store.addConversation(conversation);
  store.emit({ topic: "conversation.admin.single.created", conversation, partIds: [] });
  return conversation;
};

/** A lead known by address only. */
export const createLead = (store: DemoStore, email: string | null, name: string | null): DemoContact => {
  const at = store.now();
  const contact: DemoContact = {
    id: store.newContactId(),
    role: "lead",
    externalId: null,
    email,
    phone: null,
    name,
    avatar: null,
    ownerId: null,
    hasHardBounced: false,
    markedEmailAsSpam: false,
    unsubscribedFromEmails: false,
    createdAt: at,
    updatedAt: at,
    signedUpAt: null,
    lastSeenAt: null,
    lastRepliedAt: null,
    lastContactedAt: null,
    lastEmailOpenedAt: null,
    lastEmailClickedAt: null,
    languageOverride: null,
    browser: null,
    browserVersion: null,
    browserLanguage: null,
    os: null,
    location: { country: null, region: null, city: null },
    socialProfiles: [],
    customAttributes: {},
    tagIds: [],
    companyIds: [],
    segmentIds: [],
    mergedInto: null,
  };
  store.addContact(contact);
  return contact;
};
