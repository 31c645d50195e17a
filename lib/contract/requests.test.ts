import { describe, expect, it } from "vitest";
import { getAdmin, getMe, listAdmins, setAway } from "@/lib/intercom/admins";
import { searchArticles } from "@/lib/intercom/articles";
import { createIntercomClient, type IntercomClient } from "@/lib/intercom/client";
import { getCompany } from "@/lib/intercom/companies";
import {
  getContact,
  listContactCompanies,
  listContactNotes,
  listContactSegments,
  listContactTags,
  searchContacts,
} from "@/lib/intercom/contacts";
import { deleteConversation, redactConversation } from "@/lib/intercom/conversation-erase";
import { attachContact, detachContact } from "@/lib/intercom/conversation-people";
import { replyAsContact, replyToConversation } from "@/lib/intercom/conversation-replies";
import {
  assignConversation,
  closeConversation,
  openConversation,
  runAssignmentRules,
  snoozeConversation,
} from "@/lib/intercom/conversation-standing";
import { tagConversation, untagConversation } from "@/lib/intercom/conversation-tags";
import {
  listConversations,
  retrieveConversation,
  searchConversations,
  updateConversation,
} from "@/lib/intercom/conversations";
import { mergeConversation, prioritiseConversation } from "@/lib/intercom/conversations-later";
import { convertToTicket } from "@/lib/intercom/convert";
import { listDataAttributes } from "@/lib/intercom/data-attributes";
import { listMacros } from "@/lib/intercom/macros";
import { createMessage } from "@/lib/intercom/message";
import type { IntercomQuery } from "@/lib/intercom/query";
import { createTag, listTags } from "@/lib/intercom/tags";
import { listTeams } from "@/lib/intercom/teams";
import { startUpstream } from "@/lib/intercom/testing/upstream";
import { getTicketType, listTicketStates, listTicketTypes } from "@/lib/intercom/ticket-types";
import {
  deleteTicket,
  getTicket,
  linkConversation,
  replyToTicket,
  searchTickets,
  tagTicket,
  unlinkConversation,
  untagTicket,
  updateTicket,
} from "@/lib/intercom/tickets";
import { findOperation, loadDescription, nearestVersion } from "./description";
import { hasDescription } from "./needs-description";
import { validateExchange } from "./validate";

const contactId = "6762f1261bb69f9f2193bba7";
const query: IntercomQuery = {
  query: {
    operator: "AND",
    value: [
      { field: "open", operator: "=", value: true },
      { operator: "OR", value: [{ field: "tag_ids", operator: "IN", value: ["1", "2"] }] },
    ],
  },
  pagination: { per_page: 150, starting_after: "WzE3" },
  sort: { field: "updated_at", order: "descending" },
};

const by = { conversationId: "1001", adminId: "7" };
const file = { contentType: "text/plain", name: "a.txt", data: "aGk=" };

/** Every call that we can make, in each of its shapes. */
const calls: readonly (readonly [string, (client: IntercomClient) => Promise<unknown>])[] = [
  ["me", (c) => getMe(c)],
  ["teammates", (c) => listAdmins(c)],
  ["a teammate", (c) => getAdmin(c, { adminId: "7" })],
  ["away", (c) => setAway(c, { adminId: "7", away: true, reassign: false })],
  ["teams", (c) => listTeams(c)],
  ["tags", (c) => listTags(c)],
  ["a new tag", (c) => createTag(c, { name: "Refund" })],
  ["ticket types", (c) => listTicketTypes(c)],
  ["a ticket type", (c) => getTicketType(c, { ticketTypeId: "67" })],
  ["ticket states", (c) => listTicketStates(c)],
  ["a ticket", (c) => getTicket(c, { ticketId: "631" })],
  ["found tickets", (c) => searchTickets(c, query)],
  [
    "a changed ticket",
    (c) =>
      updateTicket(c, {
        ticketId: "631",
        adminId: "7",
        attributes: { _default_title_: "T", Severity: "a1", Urgent: true, Count: 3, Gone: null },
        stateId: "8322",
        open: true,
        isShared: false,
        snoozedUntil: 1_800_000_000,
        assigneeId: "0",
      }),
  ],
  ["a note on a ticket", (c) => replyToTicket(c, { ticketId: "631", adminId: "7", kind: "note", body: "x" })],
  [
    "a reply on a ticket with files",
    (c) =>
      replyToTicket(c, {
        ticketId: "631",
        adminId: "7",
        kind: "comment",
        body: "x",
        attachmentFiles: [file],
      }),
  ],
  ["a deleted ticket", (c) => deleteTicket(c, { ticketId: "631" })],
  ["a linked conversation", (c) => linkConversation(c, { ticketId: "631", conversationId: "1001" })],
  ["an unlinked conversation", (c) => unlinkConversation(c, { ticketId: "631", conversationId: "1001" })],
  ["a tag on a ticket", (c) => tagTicket(c, { ticketId: "631", adminId: "7", tagId: "3" })],
  ["a tag off a ticket", (c) => untagTicket(c, { ticketId: "631", adminId: "7", tagId: "3" })],
  ["a contact", (c) => getContact(c, { contactId })],
  ["found contacts", (c) => searchContacts(c, query)],
  ["a contact's companies", (c) => listContactCompanies(c, { contactId })],
  ["a contact's notes", (c) => listContactNotes(c, { contactId })],
  ["a contact's segments", (c) => listContactSegments(c, { contactId })],
  ["a contact's tags", (c) => listContactTags(c, { contactId })],
  ["a company", (c) => getCompany(c, { companyId: contactId })],
  ["attributes", (c) => listDataAttributes(c, { model: "conversation" })],
  ["found articles", (c) => searchArticles(c, { phrase: "refund & return", state: "published" })],
  ["macros", (c) => listMacros(c, { perPage: 150, startingAfter: "WzE3" })],
  ["conversations", (c) => listConversations(c, { perPage: 150, startingAfter: "WzE3" })],
  ["found conversations", (c) => searchConversations(c, query)],
  ["a conversation", (c) => retrieveConversation(c, { conversationId: "1001" })],
  [
    "a conversation as text",
    (c) => retrieveConversation(c, { conversationId: "1001", displayAs: "plaintext" }),
  ],
  ["a read conversation", (c) => updateConversation(c, { conversationId: "1001", read: true })],
  [
    "a renamed conversation",
    (c) =>
      updateConversation(c, {
        conversationId: "1001",
        title: "T",
        customAttributes: { Plan: "pro", Seats: 3 },
      }),
  ],
  ["a reply", (c) => replyToConversation(c, { ...by, kind: "comment", body: "<p>hi</p>" })],
  [
    "a note with files",
    (c) =>
      replyToConversation(c, {
        ...by,
        kind: "note",
        body: "<p>hi</p>",
        attachmentUrls: ["https://x.test/a.png"],
        attachmentFiles: [file],
      }),
  ],
  ["a closing", (c) => closeConversation(c, by)],
  ["a closing with words", (c) => closeConversation(c, { ...by, body: "Bye" })],
  ["an opening", (c) => openConversation(c, by)],
  ["a snooze", (c) => snoozeConversation(c, { ...by, snoozedUntil: 1_800_000_000 })],
  ["an assignment", (c) => assignConversation(c, { ...by, assignee: { type: "admin", id: "8" } })],
  [
    "an assignment to nobody",
    (c) => assignConversation(c, { ...by, assignee: { type: "team", id: null }, body: "x" }),
  ],
  ["assignment rules", (c) => runAssignmentRules(c, { conversationId: "1001" })],
  ["a tag", (c) => tagConversation(c, { ...by, tagId: "3" })],
  ["a tag off", (c) => untagConversation(c, { ...by, tagId: "3" })],
  [
    "a conversion",
    (c) =>
      convertToTicket(c, {
        conversationId: "1001",
        ticketTypeId: "67",
        attributes: {
          _default_title_: "T",
          Severity: "a1",
          Urgent: true,
          Count: 3,
          Files: ["a"],
          Gone: null,
        },
      }),
  ],
  ["a redacted part", (c) => redactConversation(c, { conversationId: "1001", partId: "5" })],
  ["a redacted source", (c) => redactConversation(c, { conversationId: "1001", sourceId: "5" })],
  ["a contact attached", (c) => attachContact(c, { ...by, contact: { contactId } })],
  ["a contact attached by address", (c) => attachContact(c, { ...by, contact: { email: "a@b.test" } })],
  ["a contact attached by its own id", (c) => attachContact(c, { ...by, contact: { externalId: "ext-1" } })],
  ["a contact detached", (c) => detachContact(c, { ...by, contactId })],
  [
    "a contact's own words",
    (c) =>
      replyAsContact(c, { conversationId: "1001", contactId, body: "<p>hi</p>", attachmentFiles: [file] }),
  ],
  [
    "a message in the Messenger",
    (c) =>
      createMessage(c, {
        adminId: "7",
        contact: { role: "lead", id: contactId },
        body: "<p>hi</p>",
        subject: null,
      }),
  ],
  [
    "an e-mail that begins a conversation",
    (c) =>
      createMessage(c, {
        adminId: "7",
        contact: { role: "user", id: contactId },
        body: "<p>hi</p>",
        subject: "S",
      }),
  ],
  ["a priority", (c) => prioritiseConversation(c, { conversationId: "1001", adminId: "7", priority: true })],
  ["a merge", (c) => mergeConversation(c, { conversationId: "1001", into: "1002" })],
  ["a deletion", (c) => deleteConversation(c, { conversationId: "1001" })],
];

describe("what we send for", () => {
  it.each(calls)("%s is what the official description of its version asks for", async (name, call) => {
    if (!hasDescription(`the request for ${name}`)) return;
    const upstream = await startUpstream((_request, response) => response.writeHead(404).end());
    const client = createIntercomClient({ baseUrl: upstream.baseUrl, token: "t" });
    await call(client).catch(() => undefined);
    await client.close();
    await upstream.close();
    const [sent] = upstream.seen;
    const version = String(sent?.headers["intercom-version"]);
    const method = sent?.method ?? "";
    const path = sent?.path ?? "";
    const description = loadDescription(nearestVersion(version));
    expect(
      description && findOperation(description, method, path.split("?")[0] ?? ""),
      `${method} ${path}`,
    ).not.toBeNull();
    const requestBody: unknown = sent?.body ? JSON.parse(sent.body) : undefined;
    const sides = { request: true, response: false };
    expect(validateExchange({ method, path, version, requestBody, status: 200 }, sides)).toEqual([]);
  });
});

it("sends every id as text, as the description has it and Intercom takes it", async () => {
  const upstream = await startUpstream((_request, response) => response.writeHead(404).end());
  const client = createIntercomClient({ baseUrl: upstream.baseUrl, token: "t" });
  for (const [, call] of calls) await call(client).catch(() => undefined);
  await client.close();
  await upstream.close();
  const ids = upstream.seen.flatMap(({ body }) =>
    [...body.matchAll(/"(\w*_?id)":([^,}]+)/g)].map((match) => match[2]),
  );
  expect(ids.length).toBeGreaterThan(20);
  // But for the one that a merge goes into, which the description wants as a number.
  expect(ids.filter((id) => !id?.startsWith('"'))).toEqual(["1002"]);
});
