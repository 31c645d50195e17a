import type { DemoConversation, DemoPriority } from "../model";
import type { WireContext } from "../operation";
import { aiAgentWire } from "./ai-agent";
import { attributesWire } from "./attributes";
import { companyWire } from "./company";
import { attachmentWire, authorWire, bodyWire, partWire, type TextStyle } from "./part";
import { contactReferences, linkedObjects } from "./references";
import { statisticsWire } from "./statistics";
import { tagListWire } from "./tag";
import { ticketWire } from "./ticket";

const partLimit = 500;

export const priorityFor = (version: number, priority: DemoPriority): string =>
  version >= 16 ? priority : priority === "none" ? "not_priority" : "priority";

/** Live answers have integers (api.md section 2), null for nobody as the official examples do. */
const assignee = (id: string | null): number | null => (id === null ? null : Number(id));

const sourceWire = (context: WireContext, conversation: DemoConversation, style: TextStyle) => {
  const { source } = conversation;
  return {
    type: source.type,
    id: source.id,
    delivered_as: source.deliveredAs,
    subject: style === "html" ? source.subject : (bodyWire(context, source.subject, style) ?? ""),
    // Of a call or a file alone: nothing was written.
    body: source.body === "" ? null : bodyWire(context, source.body, style),
    author: authorWire(source.author),
    attachments: source.attachments.map((attachment) => attachmentWire(context, attachment)),
    url: source.url,
    redacted: source.redacted,
  };
};

const ratingWire = (conversation: DemoConversation) => {
  const { rating } = conversation;
  if (rating === null) return null;
  return {
    // Asked for and not given yet: each field is null on its own (api.md section 2).
    rating: rating.rating,
    remark: rating.remark,
    created_at: rating.createdAt,
    contact: { type: "contact", id: rating.contactId, external_id: null },
    ...(rating.teammate === null ? {} : { teammate: { type: rating.teammate.type, id: rating.teammate.id } }),
  };
};

const ticketOf = (context: WireContext, conversation: DemoConversation) =>
  conversation.ticketId === null ? undefined : context.store.tickets.get(conversation.ticketId);

const links = (context: WireContext, conversation: DemoConversation) => {
  const own = ticketOf(context, conversation);
  const ids = new Set(context.store.linksOf(conversation.id));
  if (own !== undefined) ids.add(own.id);
  return linkedObjects(
    [...ids].map((id) => {
      const ticket = context.store.tickets.get(id);
      const type = context.store.ticketType(ticket?.ticketTypeId ?? "");
      return { type: "ticket" as const, id, category: type?.category ?? null };
    }),
  );
};

const laterFields = (context: WireContext, conversation: DemoConversation) => {
  const company = context.store.company(conversation.companyId);
  return {
    ...(context.version >= 15 && company !== undefined ? { company: companyWire(context, company) } : {}),
    ...(context.version >= 16
      ? {
          channel: { initial: conversation.source.type, current: conversation.source.type },
          external_references: [],
          monitor_evaluations: [],
          scorecards: [],
        }
      : {}),
  };
};

/**
 * A conversation as lists show it, without parts. `custom_attributes`, `topics`, `ticket` and the AI agent's fields come in
 * every version: 2.10's schema leaves them out, its examples and reports do not (api.md section 2).
 */
export const conversationItemWire = (
  context: WireContext,
  conversation: DemoConversation,
  style: TextStyle = "html",
) => {
  const ticket = ticketOf(context, conversation);
  return {
    type: "conversation",
    id: conversation.id,
    title: conversation.title,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    waiting_since: conversation.waitingSince,
    snoozed_until: conversation.snoozedUntil,
    open: conversation.state !== "closed",
    state: conversation.state,
    read: conversation.read,
    priority: priorityFor(context.version, conversation.priority),
    admin_assignee_id: assignee(conversation.adminAssigneeId),
    team_assignee_id: assignee(conversation.teamAssigneeId),
    tags: tagListWire(context, conversation.tags),
    conversation_rating: ratingWire(conversation),
    source: sourceWire(context, conversation, style),
    contacts: contactReferences(context, conversation.contactIds),
    teammates: {
      type: "admin.list",
      admins: conversation.teammateIds.map((id) => ({ type: "admin", id })),
    },
    custom_attributes: attributesWire(context, conversation),
    first_contact_reply:
      conversation.firstContactReply === null
        ? null
        : {
            created_at: conversation.firstContactReply.createdAt,
            type: conversation.firstContactReply.type,
            url: conversation.firstContactReply.url,
          },
    sla_applied:
      conversation.sla === null
        ? null
        : {
            type: "conversation_sla_summary",
            sla_name: conversation.sla.name,
            sla_status: conversation.sla.status,
          },
    statistics: statisticsWire(context.version, conversation.statistics),
    topics: topicsWire(conversation.topics),
    ticket: ticket === undefined ? null : ticketWire(context, ticket),
    linked_objects: links(context, conversation),
    ai_agent_participated: conversation.aiAgent !== null,
    ai_agent: conversation.aiAgent === null ? null : aiAgentWire(context.version, conversation.aiAgent),
    ...laterFields(context, conversation),
  };
};

const topicsWire = (topics: readonly string[]) =>
  topics.length === 0
    ? {}
    : {
        type: "topic.list",
        topics: topics.map((name, index) => ({ type: "topic", id: index + 1, name })),
        total_count: topics.length,
      };

/** A conversation with its 500 newest parts, oldest first. */
export const conversationWire = (
  context: WireContext,
  conversation: DemoConversation,
  style: TextStyle = "html",
) => {
  const parts = context.store.parts(conversation);
  return {
    ...conversationItemWire(context, conversation, style),
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: parts.slice(-partLimit).map((part) => partWire(context, part, style)),
      total_count: parts.length,
    },
  };
};
