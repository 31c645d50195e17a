import type { DemoAdmin, DemoAttachment, DemoContact, DemoConversation, DemoPart } from "../model";
import type { DemoStore } from "../store";
import { addTeammate, adminAuthor, appendPart, contactAuthor } from "./part";
import { setState } from "./state";

export type ReplyText = {
  body: string | null;
  attachments: DemoAttachment[];
  createdAt: number | undefined;
  quickReplies?: DemoPart["quickReplies"];
  quickReplyUuid?: string | null;
};

/** Median, in seconds, of the spans from a customer's first unanswered word to the teammate's answer; null without any. */
const medianTimeToReply = (conversation: DemoConversation, parts: readonly DemoPart[]): number | null => {
  const spans: number[] = [];
  const fromCustomer =
    conversation.source.author.type === "user" || conversation.source.author.type === "lead";
  let waiting: number | null = fromCustomer ? conversation.createdAt : null;
  for (const part of parts) {
    if (part.body === null) continue;
    if (part.author.type === "user" || part.author.type === "lead") waiting ??= part.createdAt;
    else if (part.author.type === "admin" && part.partType === "comment" && waiting !== null) {
      spans.push(part.createdAt - waiting);
      waiting = null;
    }
  }
  spans.sort((a, b) => a - b);
  return spans[Math.floor((spans.length - 1) / 2)] ?? null;
};

const stamps = (text: ReplyText) => (text.createdAt === undefined ? {} : { createdAt: text.createdAt });

const countAdminReply = (store: DemoStore, conversation: DemoConversation): void => {
  const at = store.now();
  const { statistics } = conversation;
  statistics.firstAdminReplyAt ??= at;
  statistics.timeToAdminReply ??= at - conversation.createdAt;
  statistics.lastAdminReplyAt = at;
  if (statistics.lastAssignmentAt !== null) statistics.lastAssignmentAdminReplyAt = at;
  statistics.medianTimeToReply = medianTimeToReply(conversation, store.parts(conversation));
};

/**
 * A teammate's comment answers the customer, so nobody waits any more. assumed: a comment leaves a closed conversation closed
 * and a snoozed one snoozed; a note changes nothing but the thread.
 */
export const adminReply = (
  store: DemoStore,
  conversation: DemoConversation,
  admin: DemoAdmin,
  kind: "comment" | "note" | "quick_reply",
  text: ReplyText,
): DemoPart => {
  addTeammate(conversation, admin.id);
  const part = appendPart(store, conversation, {
    partType: kind,
    author: adminAuthor(admin),
    body: text.body,
    attachments: text.attachments,
    quickReplies: text.quickReplies ?? [],
    ...stamps(text),
  });
  if (kind !== "note") {
    conversation.waitingSince = null;
    countAdminReply(store, conversation);
  }
  const topic = kind === "note" ? "conversation.admin.noted" : "conversation.admin.replied";
  store.emit({ topic, conversation, partIds: [part.id] });
  return part;
};

/** A customer's word opens a closed or snoozed conversation (the part is then of type `open`), unreads it and waits. */
export const contactReply = (
  store: DemoStore,
  conversation: DemoConversation,
  contact: DemoContact,
  text: ReplyText,
): DemoPart => {
  const at = store.now();
  const reopens = conversation.state !== "open";
  if (reopens) setState(store, conversation, "open");
  if (!conversation.contactIds.includes(contact.id)) conversation.contactIds.push(contact.id);
  const part = appendPart(store, conversation, {
    // The official example of redact shows a contact's words on an `open` part after a reopening.
    partType: reopens ? "open" : "comment",
    author: contactAuthor(contact),
    body: text.body,
    attachments: text.attachments,
    quickReplyUuid: text.quickReplyUuid ?? null,
    ...stamps(text),
  });
  conversation.read = false;
  conversation.waitingSince ??= at;
  conversation.firstContactReply ??= { createdAt: at, type: conversation.source.type, url: null };
  const { statistics } = conversation;
  statistics.firstContactReplyAt ??= at;
  statistics.lastContactReplyAt = at;
  contact.lastRepliedAt = at;
  store.emit({ topic: "conversation.user.replied", conversation, partIds: [part.id] });
  return part;
};
