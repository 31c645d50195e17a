import type { ConversationAbout, ConversationDetail } from "../model";

/** Nothing that only the panel beside a conversation shows. */
export const nothingAbout: ConversationAbout = {
  deliveredAs: null,
  begunOn: null,
  company: null,
  topics: [],
  linkedConversations: [],
  ratingAsked: null,
  aiAgent: null,
  references: {},
};

/** A conversation for tests: open, read, of a contact without a name; `over` changes what the test is about. */
export const detail = (over: Partial<ConversationDetail> = {}): ConversationDetail => ({
  kind: "conversation",
  id: "1",
  title: null,
  subject: null,
  preview: "",
  channel: "conversation",
  state: "open",
  read: true,
  priority: false,
  createdAt: 1_795_000_000,
  updatedAt: 1_795_000_000,
  waitingSince: null,
  snoozedUntil: null,
  assigneeId: null,
  teamId: null,
  contact: { kind: "contact", id: null, name: null, email: null },
  tags: [],
  sla: null,
  tickets: [],
  rating: null,
  aiAgent: false,
  parts: [],
  totalParts: 0,
  contacts: [],
  teammateIds: [],
  attributes: {},
  statistics: null,
  ratingRemark: null,
  about: nothingAbout,
  fetchedAtMs: 0,
  stale: false,
  ...over,
});
