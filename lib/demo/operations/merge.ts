import { appendPart, operator } from "../effects/part";
import { setState } from "../effects/state";
import { DemoError, invalid } from "../errors";
import type { DemoConversation } from "../model";
import { type Operation, type OperationContext, theConversation } from "../operation";
import { conversationWire } from "../wire/conversation";
import { numberedPage } from "./numbered-page";

const failed = (message: string): DemoError => new DemoError(422, "merge_failed", message);

const primaryOf = (context: OperationContext): DemoConversation => {
  const id = context.body.merge_into_conversation_id;
  const text = typeof id === "number" && Number.isInteger(id) ? String(id) : id;
  if (typeof text !== "string" || !/^\d+$/.test(text))
    throw invalid(
      "merge_into_conversation_id must be a valid integer conversation ID",
      "merge_into_conversation_id",
    );
  const found = context.store.conversations.get(text);
  if (found === undefined) throw failed("Primary conversation not found");
  return found;
};

/**
 * Merges the conversation of the path into another one: its people and tags move, it closes, both say so in a part.
 * assumed: the secondary's messages stay where they are. Answers with the primary.
 */
const merge: Operation = {
  method: "POST",
  pattern: "/conversations/:id/merge",
  since: 16,
  run: (context) => {
    const { store } = context;
    const secondary = theConversation(context);
    const primary = primaryOf(context);
    if (primary === secondary) throw failed("A conversation cannot be merged into itself");
    for (const id of secondary.contactIds) if (!primary.contactIds.includes(id)) primary.contactIds.push(id);
    for (const tagging of secondary.tags)
      if (!primary.tags.some((entry) => entry.tagId === tagging.tagId)) primary.tags.push({ ...tagging });
    const author = operator(store);
    setState(store, secondary, "closed");
    secondary.waitingSince = null;
    appendPart(store, secondary, {
      partType: "merged_secondary_conversation",
      author,
      eventDetails: { conversation: { id: primary.id } },
    });
    appendPart(store, primary, {
      partType: "merged_primary_conversation",
      author,
      eventDetails: { conversation: { id: secondary.id } },
    });
    return { body: conversationWire(context, primary) };
  },
};

const deleted: Operation = {
  method: "GET",
  pattern: "/conversations/deleted",
  since: 16,
  run: (context) => {
    const order = context.query.get("order") ?? "desc";
    if (order !== "asc" && order !== "desc") throw invalid("order must be asc or desc", "order");
    const all = order === "desc" ? context.store.deleted : [...context.store.deleted].reverse();
    const page = numberedPage(context, all, "/conversations/deleted", 20);
    return {
      body: {
        type: "conversations.list",
        conversations: page.items.map((entry) => ({
          type: "conversation",
          id: entry.id,
          metrics_retained: entry.metricsRetained,
          deleted_at: entry.deletedAt,
        })),
        ...page.wire,
      },
    };
  },
};

/** assumed: nobody pauses handling in the demo, so that there is one resumption by each assignee. */
const handlingEvents: Operation = {
  method: "GET",
  pattern: "/conversations/:id/handling_events",
  since: 15,
  run: (context) => {
    const conversation = theConversation(context);
    const events = context.store.parts(conversation).flatMap((part) => {
      const admin = part.assignedTo?.type === "admin" ? context.store.admin(part.assignedTo.id) : undefined;
      if (admin === undefined) return [];
      return [
        {
          teammate: { type: "admin", id: Number(admin.id), name: admin.name, email: admin.email },
          type: "resumed",
          timestamp: new Date(part.createdAt * 1000).toISOString(),
        },
      ];
    });
    return { body: { handling_events: events } };
  },
};

/** There are none in the demo. */
const sideConversations: Operation = {
  method: "GET",
  pattern: "/conversations/:id/side_conversations",
  since: 16,
  run: (context) => {
    const conversation = theConversation(context);
    const page = numberedPage(context, [], `/conversations/${conversation.id}/side_conversations`, 25);
    const { next: _, ...pages } = page.wire.pages;
    return { body: { type: "side_conversation.list", side_conversations: [], total_count: 0, pages } };
  },
};

export const mergeOperations: readonly Operation[] = [merge, deleted, handlingEvents, sideConversations];
