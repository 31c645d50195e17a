import "server-only";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { attributeNameOf } from "@/lib/search/attributes";
import type { Facts } from "@/lib/search/evaluate";
import { mapAttributes } from "@/lib/server/conversations/map-attributes";
import { ticketsOf } from "@/lib/server/conversations/map-summary";
import { plainText } from "@/lib/server/conversations/plain-text";

const ownFacts = (c: Conversation): Facts => ({
  id: c.id,
  state: c.state,
  assignee: c.admin_assignee_id,
  team: c.team_assignee_id,
  tag: c.tags.map((tag) => tag.id),
  priority: c.priority,
  read: c.read,
  open: c.open,
  waiting: c.waiting_since,
  created: c.created_at,
  updated: c.updated_at,
  snoozed: c.snoozed_until,
  contact: c.contacts.map((contact) => contact.id),
  teammate: c.teammates.flatMap((teammate) => (teammate.id === null ? [] : [teammate.id])),
  title: c.title || null,
  sla: c.sla_applied?.sla_status ?? null,
  "sla-name": c.sla_applied?.sla_name ?? null,
  ticket: ticketsOf(c).length > 0,
});

const sourceFacts = ({ source }: Conversation): Facts => ({
  type: source?.type ?? null,
  "source-id": source?.id ?? null,
  delivered: source?.delivered_as ?? null,
  subject: source?.subject || null,
  body: source?.body ?? null,
  url: source?.url ?? null,
  author: source?.author?.name ?? null,
  email: source?.author?.email ?? null,
  "author-id": source?.author?.id ?? null,
  "author-type": source?.author?.type ?? null,
});

const statisticsFacts = ({ statistics: s }: Conversation): Facts => ({
  "assign-time": s?.time_to_assignment ?? null,
  "reply-time": s?.time_to_admin_reply ?? null,
  "first-close-time": s?.time_to_first_close ?? null,
  "close-time": s?.time_to_last_close ?? null,
  "median-reply-time": s?.median_time_to_reply ?? null,
  "first-contact-reply": s?.first_contact_reply_at ?? null,
  "first-assigned": s?.first_assignment_at ?? null,
  "first-reply": s?.first_admin_reply_at ?? null,
  "first-closed": s?.first_close_at ?? null,
  assigned: s?.last_assignment_at ?? null,
  "assigned-reply": s?.last_assignment_admin_reply_at ?? null,
  "contact-reply": s?.last_contact_reply_at ?? null,
  reply: s?.last_admin_reply_at ?? null,
  closed: s?.last_close_at ?? null,
  "closed-by": s?.last_closed_by_id ?? null,
  reopens: s?.count_reopens ?? null,
  assignments: s?.count_assignments ?? null,
  parts: s?.count_conversation_parts ?? null,
});

/** Open conversations tell outcomes in the words of 2.15; searches and lists, of 2.10, in these. */
const searchedOutcomes: Readonly<Record<string, string>> = {
  escalated: "routed_to_team",
  procedure_handoff: "routed_to_team",
  negative_feedback: "abandoned",
};

const searchedOutcome = (outcome: string): string =>
  Object.hasOwn(searchedOutcomes, outcome) ? (searchedOutcomes[outcome] ?? outcome) : outcome;

const ratingFacts = ({
  conversation_rating: r,
  ai_agent: a,
  ai_agent_participated,
}: Conversation): Facts => ({
  rating: r?.rating ?? null,
  remark: r?.remark ?? null,
  "rated-by": r?.contact?.id ?? null,
  "rated-teammate": r?.teammate?.id ?? null,
  ai: ai_agent_participated,
  "ai.resolution": a?.resolution_state ? searchedOutcome(a.resolution_state) : null,
  "ai.answer": a?.last_answer_type ?? null,
  "ai.rating": a?.rating ?? null,
  "ai.remark": a?.rating_remark ?? null,
  "ai.source": a?.source_type ?? null,
  "ai.title": a?.source_title ?? null,
});

/** All that a conversation, as Intercom gives it in a list, tells of the fields named. An attribute that it does not have is unset. */
export const factsOf = (conversation: Conversation, names: readonly string[]): Facts => {
  const attributes = mapAttributes(conversation.custom_attributes);
  const known: Facts = {
    ...ownFacts(conversation),
    ...sourceFacts(conversation),
    ...statisticsFacts(conversation),
    ...ratingFacts(conversation),
  };
  return Object.fromEntries(
    names.map((name) => {
      const attribute = attributeNameOf(name);
      if (attribute !== null) return [name, attributes[attribute] ?? null];
      const fact = known[name];
      return [name, name === "body" && typeof fact === "string" ? plainText(fact) : fact];
    }),
  );
};
