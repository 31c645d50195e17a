/**
 * Which `Intercom-Version` each operation goes out with: the one table. 2.10 is the base; what needs another says why.
 */
const base = "2.10";

const others = {
  /** Gone from 2.12 on and to be removed altogether at the end of 2026. */
  runAssignmentRules: "2.11",
  /** States of a workspace's own exist from 2.12; below it a state can only be set by its category. */
  listTicketStates: "2.12",
  /** From 2.12 on a state is set by its id alone. */
  setTicketCategory: "2.11",
  /** From 2.14 its parts say which attribute changed to what. */
  getTicket: "2.14",
  /** From 2.14 it takes who does it, whatever is changed. */
  updateTicket: "2.14",
  deleteTicket: "2.14",
  /** Files with a reply on a ticket, and links to conversations, came with 2.16. */
  replyToTicketWithFiles: "2.16",
  linkConversation: "2.16",
  unlinkConversation: "2.16",
  /**
   * What an event changed (`event_details`) is told from 2.13 on, the conversation's company from 2.15; whatever answers with a
   * conversation has to tell the same. 2.16 would tell the priority in other words than lists do.
   */
  retrieveConversation: "2.15",
  updateConversation: "2.15",
  replyToConversation: "2.15",
  replyAsContact: "2.15",
  closeConversation: "2.15",
  openConversation: "2.15",
  snoozeConversation: "2.15",
  assignConversation: "2.15",
  redactConversation: "2.15",
  /** Title and deletion came with 2.13. */
  renameConversation: "2.15",
  deleteConversation: "2.14",
  /** Macros and merging exist from 2.16. */
  listMacros: "2.16",
  /** What is required, has many lines or refers to other objects is told from 2.16 on. */
  listConversationAttributes: "2.16",
  mergeConversation: "2.16",
  /** No numbered version can set a priority yet. */
  prioritiseConversation: "Preview",
} as const;

const onBase = [
  "createConversation",
  "createMessage",
  "listConversations",
  "searchConversations",
  "tagConversation",
  "untagConversation",
  "convertToTicket",
  "attachContact",
  "detachContact",
  "searchTickets",
  "replyToTicket",
  "tagTicket",
  "untagTicket",
  "getMe",
  "listAdmins",
  "getAdmin",
  "setAway",
  "listTeams",
  "listTags",
  "createTag",
  "listTicketTypes",
  "getTicketType",
  "getContact",
  "searchContacts",
  "listContactCompanies",
  "listContactNotes",
  "createContactNote",
  "listContactSegments",
  "listContactTags",
  "getCompany",
  "listDataAttributes",
  "searchArticles",
] as const;

export type Operation = keyof typeof others | (typeof onBase)[number];

const table: ReadonlyMap<string, string> = new Map([
  ...onBase.map((operation) => [operation, base] as const),
  ...Object.entries(others),
]);

export const versionOf = (operation: Operation): string => table.get(operation) ?? base;
