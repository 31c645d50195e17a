/**
 * The demo workspace's own data: the richest shape, independent of any Intercom version. `wire/` turns it into what a
 * version shows. All times are unix seconds; everything is mutable on purpose, since the store is the one owner.
 *
 * Ids: conversations, tickets, parts, admins, teams, tags, ticket types, states and attributes are decimal strings of at most
 * 15 digits (conversations and tickets share one id space, as in Intercom); contacts and companies are 24 hex digits.
 *
 * Files: HTML bodies and avatars refer to files of the workspace as `demo-file://<id>/<name>`; the wire replaces that by a
 * signed URL of the running server. The bytes are made on demand from id and name alone (`files.ts`), so nothing is registered:
 * the extension decides the kind (png, pdf, csv; anything else is text). An id of a file matches /^[a-z0-9-]{1,64}$/, a
 * name inside a `demo-file://` reference is percent-encoded.
 */

export type DemoRegion = "US" | "EU" | "AU";

export type DemoApp = {
  idCode: string;
  name: string;
  region: DemoRegion;
  /** IANA name; contact date searches are cut to its calendar days. */
  timezone: string;
  createdAt: number;
  identityVerification: boolean;
};

export type DemoAdmin = {
  id: string;
  name: string;
  email: string;
  jobTitle: string;
  awayModeEnabled: boolean;
  awayModeReassign: boolean;
  awayStatusReasonId: number | null;
  hasInboxSeat: boolean;
  teamIds: string[];
  /** `demo-file://…` or null. */
  avatar: string | null;
  role: string;
};

export type DemoTeam = {
  id: string;
  name: string;
  adminIds: string[];
  assignmentLimit: number;
  distributionMethod: string;
};

export type DemoAwayReason = { id: number; label: string; emoji: string; order: number; deleted: boolean };

export type DemoTag = { id: string; name: string };

export type DemoTagging = {
  tagId: string;
  appliedAt: number;
  appliedBy: { type: "admin" | "contact"; id: string };
};

export type DemoValue = string | number | boolean | null | string[];

export type DemoContact = {
  id: string;
  role: "user" | "lead";
  externalId: string | null;
  email: string | null;
  phone: string | null;
  name: string | null;
  avatar: string | null;
  ownerId: string | null;
  hasHardBounced: boolean;
  markedEmailAsSpam: boolean;
  unsubscribedFromEmails: boolean;
  createdAt: number;
  updatedAt: number;
  signedUpAt: number | null;
  lastSeenAt: number | null;
  lastRepliedAt: number | null;
  lastContactedAt: number | null;
  lastEmailOpenedAt: number | null;
  lastEmailClickedAt: number | null;
  languageOverride: string | null;
  browser: string | null;
  browserVersion: string | null;
  browserLanguage: string | null;
  os: string | null;
  location: { country: string | null; region: string | null; city: string | null };
  socialProfiles: { name: string; url: string }[];
  customAttributes: Record<string, DemoValue>;
  tagIds: string[];
  companyIds: string[];
  segmentIds: string[];
  /** Set when the contact was merged into another one: reads of it answer 410 from 2.16 on, 404 before. */
  mergedInto: string | null;
};

export type DemoNote = {
  id: string;
  contactId: string;
  adminId: string | null;
  body: string;
  createdAt: number;
};

export type DemoCompany = {
  id: string;
  /** The customer's own id of the company. */
  companyId: string;
  name: string;
  plan: string | null;
  size: number | null;
  website: string | null;
  industry: string | null;
  monthlySpend: number;
  sessionCount: number;
  userCount: number;
  createdAt: number;
  updatedAt: number;
  remoteCreatedAt: number;
  lastRequestAt: number | null;
  customAttributes: Record<string, DemoValue>;
  tagIds: string[];
  segmentIds: string[];
};

export type DemoSegment = {
  id: string;
  name: string;
  personType: "contact" | "user" | "lead";
  createdAt: number;
  updatedAt: number;
};

export type DemoDataAttribute = {
  id: number;
  model: "contact" | "company" | "conversation";
  name: string;
  fullName: string;
  label: string;
  description: string;
  dataType: "string" | "integer" | "float" | "boolean" | "date" | "options" | "relationship";
  /** For `options` only. */
  options: string[];
  required: boolean;
  /** For `string` only. */
  multiline: boolean;
  /** For `relationship` only: `objectType` as in `DemoWorld.customObjects`. */
  reference: { type: "one" | "many"; objectType: string } | null;
  apiWritable: boolean;
  uiWritable: boolean;
  messengerWritable: boolean;
  custom: boolean;
  archived: boolean;
  createdAt: number;
  updatedAt: number;
};

/** An instance of a type of objects that the workspace has made; attributes of type `relationship` hold ids of them. */
export type DemoCustomObject = { id: string; objectType: string; externalId: string; name: string };

export type DemoAttachment = {
  id: string;
  name: string;
  contentType: string;
  /** Only what a caller uploaded has bytes of its own; all else is made on demand from id and name. */
  bytes: Uint8Array | null;
};

export type DemoAuthorType = "admin" | "bot" | "team" | "user" | "lead";

export type DemoAuthor = { type: DemoAuthorType; id: string; name: string | null; email: string | null };

export type DemoAssignee = { type: "admin" | "team" | "bot" | "nobody_admin"; id: string | null };

export type DemoState = "open" | "closed" | "snoozed";

export type DemoEmailMetadata = {
  subject: string;
  /** Addresses; `type` as in `email_message_metadata.email_address_headers`. */
  headers: { type: "from" | "to" | "cc" | "bcc" | "reply_to"; name: string | null; address: string }[];
};

export type DemoPart = {
  id: string;
  /** Open set, see api.md section 2. */
  partType: string;
  /** HTML; null for plain events. */
  body: string | null;
  createdAt: number;
  updatedAt: number;
  notifiedAt: number;
  assignedTo: DemoAssignee | null;
  author: DemoAuthor;
  attachments: DemoAttachment[];
  externalId: string | null;
  redacted: boolean;
  /** State of the conversation after this part (shown from 2.13 on). */
  state: DemoState;
  tagIds: string[];
  /** Wire shape of `event_details` (2.13 on), e.g. `{attribute: {name}, value: {name}, action: {name}}`. */
  eventDetails: Record<string, unknown> | null;
  email: DemoEmailMetadata | null;
  quickReplies: { text: string; uuid: string }[];
  quickReplyUuid: string | null;
  appPackageCode: string | null;
  fromAiAgent: boolean;
  isAiAnswer: boolean;
  /** Parts of tickets only: ids of ticket states. */
  ticketStateId: string | null;
  previousTicketStateId: string | null;
};

export type DemoSourceType =
  | "conversation"
  | "email"
  | "facebook"
  | "instagram"
  | "phone_call"
  | "phone_switch"
  | "push"
  | "sms"
  | "twitter"
  | "whatsapp";

export type DemoDelivery = "customer_initiated" | "operator_initiated" | "automated" | "admin_initiated";

/** Own properties only (it is copied by spread); `body` and `attachments` may be own getters, so that 50,000 stay small. */
export type DemoSource = {
  type: DemoSourceType;
  id: string;
  deliveredAs: DemoDelivery;
  subject: string;
  body: string;
  /** The plain text of `body`: what search matches word by word. Held eagerly. */
  text: string;
  author: DemoAuthor;
  attachments: DemoAttachment[];
  url: string | null;
  redacted: boolean;
};

export type DemoRating = {
  /** 1-5, or null while only requested. */
  rating: number | null;
  remark: string | null;
  createdAt: number;
  requestedAt: number;
  repliedAt: number | null;
  contactId: string;
  teammate: { type: "admin" | "bot"; id: string } | null;
};

export type DemoSla = { name: string; status: "hit" | "missed" | "cancelled" | "active" };

/** Absolute times are unix seconds, spans are seconds; null = has not happened. */
export type DemoStatistics = {
  timeToAssignment: number | null;
  timeToAdminReply: number | null;
  timeToFirstClose: number | null;
  timeToLastClose: number | null;
  medianTimeToReply: number | null;
  firstContactReplyAt: number | null;
  firstAssignmentAt: number | null;
  firstAdminReplyAt: number | null;
  firstCloseAt: number | null;
  lastAssignmentAt: number | null;
  lastAssignmentAdminReplyAt: number | null;
  lastContactReplyAt: number | null;
  lastAdminReplyAt: number | null;
  lastCloseAt: number | null;
  lastClosedById: string | null;
  countReopens: number;
  countAssignments: number;
  /** All parts + 1 (the source), also while the parts are not generated yet. */
  countConversationParts: number;
  handlingTime: number;
};

export type DemoAiAgent = {
  sourceType: string;
  sourceTitle: string | null;
  lastAnswerType: string | null;
  /** Names of 2.15 and later; the wire shows the older ones before. */
  resolutionState:
    | "assumed_resolution"
    | "confirmed_resolution"
    | "escalated"
    | "negative_feedback"
    | "procedure_handoff"
    | null;
  rating: number | null;
  ratingRemark: string | null;
  contentSources: { contentType: string; url: string; title: string; locale: string }[];
};

export type DemoPriority = "none" | "low" | "medium" | "high" | "urgent";

export type DemoConversation = {
  id: string;
  title: string | null;
  createdAt: number;
  updatedAt: number;
  waitingSince: number | null;
  snoozedUntil: number | null;
  state: DemoState;
  read: boolean;
  /** Before 2.16 anything above `none` is shown as `priority`. */
  priority: DemoPriority;
  adminAssigneeId: string | null;
  teamAssigneeId: string | null;
  tags: DemoTagging[];
  /** The first one is the main contact. Never empty. */
  contactIds: string[];
  /** Teammates that took part. */
  teammateIds: string[];
  source: DemoSource;
  firstContactReply: { createdAt: number; type: string; url: string | null } | null;
  rating: DemoRating | null;
  sla: DemoSla | null;
  statistics: DemoStatistics;
  aiAgent: DemoAiAgent | null;
  customAttributes: Record<string, DemoValue>;
  topics: string[];
  companyId: string | null;
  /** The ticket it was converted to (also present in `DemoWorld.tickets`). */
  ticketId: string | null;
  /** Oldest first; null = not generated yet, then `DemoWorld.partsOf` makes them on first read or write. */
  parts: DemoPart[] | null;
};

export type DemoTicketCategory = "Customer" | "Back-office" | "Tracker";

export type DemoTicketStateCategory = "submitted" | "in_progress" | "waiting_on_customer" | "resolved";

export type DemoTicketState = {
  id: string;
  category: DemoTicketStateCategory;
  internalLabel: string;
  externalLabel: string;
  archived: boolean;
  /** Types that use it. */
  ticketTypeIds: string[];
};

export type DemoTicketAttributeType =
  | "string"
  | "list"
  | "integer"
  | "decimal"
  | "boolean"
  | "datetime"
  | "files";

export type DemoTicketTypeAttribute = {
  id: string;
  /** The key in `ticket_attributes` and in `attributes` of a conversion. Every type has `_default_title_` and `_default_description_`. */
  name: string;
  description: string;
  dataType: DemoTicketAttributeType;
  /** `multiline` for strings. */
  multiline: boolean;
  /** For `list` only; a value is the id of an item. */
  listItems: { id: string; name: string }[];
  order: number;
  requiredToCreate: boolean;
  requiredToCreateForContacts: boolean;
  visibleOnCreate: boolean;
  visibleToContacts: boolean;
  isDefault: boolean;
  archived: boolean;
  createdAt: number;
  updatedAt: number;
};

export type DemoTicketType = {
  id: string;
  category: DemoTicketCategory;
  name: string;
  description: string;
  icon: string;
  isInternal: boolean;
  archived: boolean;
  attributes: DemoTicketTypeAttribute[];
  createdAt: number;
  updatedAt: number;
};

export type DemoTicket = {
  id: string;
  /** The number shown in the inbox; never used in API paths. */
  ticketNumber: string;
  ticketTypeId: string;
  /** Keyed by attribute name. Lists hold item ids, datetimes unix seconds, files ids of attachments. */
  attributes: Record<string, DemoValue>;
  stateId: string;
  previousStateId: string | null;
  contactIds: string[];
  adminAssigneeId: string | null;
  teamAssigneeId: string | null;
  teammateIds: string[];
  tags: DemoTagging[];
  companyId: string | null;
  createdAt: number;
  updatedAt: number;
  open: boolean;
  snoozedUntil: number | null;
  isShared: boolean;
  /** Conversations linked to it. */
  conversationIds: string[];
  parts: DemoPart[];
};

export type DemoMacro = {
  id: string;
  name: string;
  /** HTML; null for one that only sets attributes. */
  body: string | null;
  bodyText: string | null;
  createdAt: number;
  updatedAt: number;
  visibleTo: "everyone" | "specific_teams";
  visibleToTeamIds: string[];
  availableOn: ("inbox" | "messenger")[];
};

export type DemoArticle = {
  id: string;
  title: string;
  description: string;
  /** HTML. */
  body: string;
  authorId: string;
  state: "published" | "draft";
  url: string;
  createdAt: number;
  updatedAt: number;
};

/** What a customer writes next while the workspace runs `--live`; the same for the same `n`. */
export type DemoLiveMessage = { contactId: string; channel: DemoSourceType; subject: string; body: string };

export type DemoWorld = {
  seed: number;
  /** The moment the world was made for; nothing in it is later. */
  now: number;
  app: DemoApp;
  /** 12 teammates; `agent@demo.test`, `lead@demo.test` and `owner@demo.test` (the token's owner) among them. */
  admins: DemoAdmin[];
  teams: DemoTeam[];
  awayReasons: DemoAwayReason[];
  tags: DemoTag[];
  contacts: DemoContact[];
  notes: DemoNote[];
  companies: DemoCompany[];
  segments: DemoSegment[];
  dataAttributes: DemoDataAttribute[];
  customObjects: DemoCustomObject[];
  ticketTypes: DemoTicketType[];
  ticketStates: DemoTicketState[];
  tickets: DemoTicket[];
  macros: DemoMacro[];
  articles: DemoArticle[];
  conversations: DemoConversation[];
  /**
   * All parts of a conversation as the seed made it, oldest first; deterministic, independent of what was asked before, and
   * consistent with its summary fields (`statistics`, `state`, assignee, `updatedAt`). The store calls it once a conversation.
   */
  partsOf: (conversation: DemoConversation) => DemoPart[];
  liveMessage: (n: number) => DemoLiveMessage;
};

/** Same input, same world. `now` is unix seconds. 50,000 conversations take well under 30 s. */
export type MakeDemoWorld = (options: { seed: number; conversations: number; now: number }) => DemoWorld;
