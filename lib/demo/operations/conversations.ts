import { createConversation } from "../effects/create";
import { adminAuthor, appendPart, operator } from "../effects/part";
import { ticketAsConversation } from "../effects/ticket-conversation";
import { DemoError, invalid, missing, notFound } from "../errors";
import {
  optionalBoolean,
  optionalId,
  optionalInteger,
  optionalObject,
  optionalText,
  requiredId,
  requiredText,
} from "../json";
import type { DemoConversation, DemoPriority } from "../model";
import { type Operation, type OperationContext, pathId, theAdmin, theConversation } from "../operation";
import { compileQuery } from "../search/compile";
import { conversationFields } from "../search/conversation-fields";
import { mannerly, sortable } from "../search/manners";
import { byIdKey, type Page, pageOf, pagingOfBody, pagingOfQuery, sortOfBody } from "../search/page";
import { previewVersion } from "../versions";
import { conversationItemWire, conversationWire } from "../wire/conversation";
import type { TextStyle } from "../wire/part";
import { plainText } from "../wire/plain-text";
import { setCustomAttributes } from "./custom-attributes";
import { attachmentsOf, paragraphs } from "./reply-input";

const defaultPerPage = 20;

const sortKeys: Readonly<Record<string, (conversation: DemoConversation) => number | null>> = {
  updated_at: (conversation) => conversation.updatedAt,
  created_at: (conversation) => conversation.createdAt,
  waiting_since: (conversation) => conversation.waitingSince,
  snoozed_until: (conversation) => conversation.snoozedUntil,
  id: byIdKey,
};

const listWire = (context: OperationContext, page: Page<DemoConversation>) => ({
  type: "conversation.list",
  pages: page.pages,
  total_count: page.totalCount,
  conversations: page.items.map((conversation) => conversationItemWire(context, conversation)),
});

const styleOf = (context: OperationContext): TextStyle =>
  context.query.get("display_as") === "plaintext" ? "plaintext" : "html";

/** Newest change first, which observers report as the order of lists and searches. */
const list: Operation = {
  method: "GET",
  pattern: "/conversations",
  run: (context) => {
    const sort = { name: "updated_at", descending: true, key: (c: DemoConversation) => c.updatedAt };
    const paging = pagingOfQuery(context.query, defaultPerPage);
    const page = pageOf(context.store.conversations.values(), () => true, sort, paging);
    return { body: listWire(context, page) };
  },
};

const search: Operation = {
  method: "POST",
  pattern: "/conversations/search",
  run: (context) => {
    const { manners } = context;
    const body = sortable(context.body, manners);
    const fits = compileQuery(body.query, conversationFields(context.version), mannerly(manners));
    const sort = sortOfBody(body, sortKeys, "updated_at", manners.unset);
    const paging = pagingOfBody(context.body, defaultPerPage);
    const found = listWire(context, pageOf(context.store.conversations.values(), fits, sort, paging));
    return { body: manners.totalCount ? found : { ...found, total_count: undefined } };
  },
};

const create: Operation = {
  method: "POST",
  pattern: "/conversations",
  run: (context) => {
    const from = optionalObject(context.body, "from");
    if (from === undefined) throw missing("from");
    const type = requiredText(from, "type");
    if (!["lead", "user", "contact"].includes(type))
      throw invalid("from.type must be lead, user or contact", "from.type");
    const body = requiredText(context.body, "body");
    const contact = context.store.contacts.get(requiredId(from, "id"));
    if (contact === undefined) throw notFound("User Not Found");
    const createdAt = context.version >= 11 ? optionalInteger(context.body, "created_at") : undefined;
    const conversation = createConversation(context.store, {
      contact,
      type: "conversation",
      subject: optionalText(context.body, "subject") ?? "",
      body: paragraphs(body),
      attachments: attachmentsOf(context),
      createdAt,
    });
    return {
      body: {
        type: "user_message",
        id: conversation.source.id,
        created_at: conversation.createdAt,
        body: plainText(body),
        message_type: "inapp",
        conversation_id: conversation.id,
      },
    };
  },
};

const retrieve: Operation = {
  method: "GET",
  pattern: "/conversations/:id",
  run: (context) => {
    const ticket = context.store.tickets.get(pathId(context));
    const found =
      ticket === undefined ? theConversation(context) : ticketAsConversation(context.store, ticket);
    return { body: conversationWire(context, found, styleOf(context)) };
  },
};

const priorities: readonly DemoPriority[] = ["none", "low", "medium", "high", "urgent"];

const priorityOf = (context: OperationContext): DemoPriority | undefined => {
  const wanted = optionalText(context.body, "priority");
  if (wanted === undefined) return undefined;
  const found = priorities.find((priority) => priority === wanted);
  if (found === undefined) throw invalid("priority must be none, low, medium, high or urgent", "priority");
  return found;
};

/** assumed: a change leaves a part by `admin_id`, or by Operator without it, and none where nothing changes. */
const prioritise = (
  context: OperationContext,
  conversation: DemoConversation,
  priority: DemoPriority,
): void => {
  const { store, body } = context;
  const adminId = optionalId(body, "admin_id");
  const author = adminId === undefined ? operator(store) : adminAuthor(theAdmin(context, adminId));
  if (conversation.priority === priority) return;
  conversation.priority = priority;
  appendPart(store, conversation, { partType: "priority_changed", author });
};

/**
 * `custom_attributes` are taken in every version: 2.10's schema lost them by accident (api.md 1.1). assumed: the read flag
 * alone does not count as a change (`updated_at` stays), as nothing happened in the conversation.
 */
const update: Operation = {
  method: "PUT",
  pattern: "/conversations/:id",
  run: (context) => {
    const { body, store, version } = context;
    const conversation = theConversation(context);
    const read = optionalBoolean(body, "read");
    const title = version >= 13 ? optionalText(body, "title") : undefined;
    const attributes = optionalObject(body, "custom_attributes");
    const companyId = version >= 14 ? optionalId(body, "company_id") : undefined;
    const priority = version === previewVersion ? priorityOf(context) : undefined;
    if (companyId !== undefined && store.company(companyId) === undefined)
      throw new DemoError(404, "company_not_found", "Company Not Found");
    if (attributes !== undefined) setCustomAttributes(context, conversation, attributes);
    if (title !== undefined) conversation.title = title;
    if (priority !== undefined) prioritise(context, conversation, priority);
    if (companyId !== undefined) conversation.companyId = companyId;
    if (title !== undefined || companyId !== undefined)
      conversation.updatedAt = Math.max(conversation.updatedAt, store.now());
    if (read !== undefined && conversation.read !== read) {
      conversation.read = read;
      if (read) store.emit({ topic: "conversation.read", conversation, partIds: [] });
    }
    return { body: conversationWire(context, conversation, styleOf(context)) };
  },
};

const remove: Operation = {
  method: "DELETE",
  pattern: "/conversations/:id",
  since: 13,
  run: (context) => {
    const conversation = theConversation(context);
    const retained = context.version < 16 || context.query.get("retain_metrics") !== "false";
    context.store.removeConversation(conversation.id, retained);
    context.store.emit({ topic: "conversation.deleted", conversation, partIds: [] });
    return { body: { id: conversation.id, object: "conversation", deleted: true } };
  },
};

export const conversationOperations: readonly Operation[] = [list, search, create, retrieve, update, remove];
