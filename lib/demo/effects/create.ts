import type { DemoAttachment, DemoContact, DemoConversation, DemoSourceType, DemoStatistics } from "../model";
import type { DemoStore } from "../store";
import { plainText } from "../wire/plain-text";
import { contactAuthor } from "./part";

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

/** A customer writes for the first time: open, unread, nobody's, waiting from now. */
export const createConversation = (store: DemoStore, input: NewConversation): DemoConversation => {
  const at = input.createdAt ?? store.now();
  const conversation: DemoConversation = {
    id: store.newItemId(),
    title: input.subject === "" ? null : input.subject,
    createdAt: at,
    updatedAt: at,
    waitingSince: at,
    snoozedUntil: null,
    state: "open",
    read: false,
    priority: "none",
    adminAssigneeId: null,
    teamAssigneeId: null,
    tags: [],
    contactIds: [input.contact.id],
    teammateIds: [],
    source: {
      type: input.type,
      id: store.newPartId(),
      deliveredAs: "customer_initiated",
      subject: input.subject,
      body: input.body,
      text: plainText(input.body),
      author: contactAuthor(input.contact),
      attachments: input.attachments,
      url: null,
      redacted: false,
    },
    firstContactReply: { createdAt: at, type: input.type, url: null },
    rating: null,
    sla: null,
    statistics: { ...emptyStatistics(), firstContactReplyAt: at, lastContactReplyAt: at },
    aiAgent: null,
    customAttributes: {},
    topics: [],
    companyId: input.contact.companyIds[0] ?? null,
    ticketId: null,
    parts: [],
  };
  store.addConversation(conversation);
  input.contact.lastRepliedAt = at;
  store.emit({ topic: "conversation.user.created", conversation, partIds: [] });
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
