import { adminReply, contactReply } from "../effects/reply";
import { invalid, notFound } from "../errors";
import { optionalText, requiredId, requiredText } from "../json";
import type { DemoContact, DemoConversation } from "../model";
import { type Operation, type OperationContext, pathId, theAdmin, theConversation } from "../operation";
import { conversationWire } from "../wire/conversation";
import { replyTextOf, requiredContactOf } from "./reply-input";

/** The conversation of the contact that changed last. */
const lastOf = (context: OperationContext, contact: DemoContact): DemoConversation => {
  let last: DemoConversation | undefined;
  for (const conversation of context.store.conversations.values())
    if (
      conversation.contactIds.includes(contact.id) &&
      (last === undefined || conversation.updatedAt > last.updatedAt)
    )
      last = conversation;
  if (last === undefined) throw notFound();
  return last;
};

const isReplyKind = (kind: string): kind is "comment" | "note" | "quick_reply" =>
  kind === "comment" || kind === "note" || kind === "quick_reply";

const asAdmin = (context: OperationContext): DemoConversation => {
  const kind = requiredText(context.body, "message_type");
  if (!isReplyKind(kind) || (kind === "quick_reply" && context.version < 14))
    throw invalid(`message_type ${kind} is not valid`, "message_type");
  const admin = theAdmin(context, requiredId(context.body, "admin_id"));
  // assumed: `last` is for contacts only; its behaviour for teammates is not documented.
  const conversation = theConversation(context);
  const text = replyTextOf(context, kind === "note", {
    createdAt: true,
    quickReplies: context.version >= 14,
  });
  adminReply(context.store, conversation, admin, kind, text);
  return conversation;
};

const asContact = (context: OperationContext): DemoConversation => {
  if (requiredText(context.body, "message_type") !== "comment")
    throw invalid("message_type must be comment", "message_type");
  const contact = requiredContactOf(context, context.body);
  const conversation = pathId(context) === "last" ? lastOf(context, contact) : theConversation(context);
  contactReply(context.store, conversation, contact, {
    ...replyTextOf(context, true, {
      createdAt: context.version >= 11,
      quickReplies: context.version >= 14,
    }),
    quickReplyUuid: optionalText(context.body, "quick_reply_uuid") ?? null,
  });
  return conversation;
};

const reply: Operation = {
  method: "POST",
  pattern: "/conversations/:id/reply",
  run: (context) => {
    const type = requiredText(context.body, "type");
    if (type !== "admin" && type !== "user") throw invalid("type must be admin or user", "type");
    if (pathId(context) !== "last") theConversation(context);
    const conversation = type === "admin" ? asAdmin(context) : asContact(context);
    return { body: conversationWire(context, conversation) };
  },
};

export const replyOperations: readonly Operation[] = [reply];
