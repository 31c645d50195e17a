import "server-only";
import type { AiAgentPart, ConversationAbout, RatingAsked, Statistics } from "@/lib/conversation/model";
import type { Conversation, ConversationStatistics } from "@/lib/intercom/schema/conversation";
import { referenceNames } from "./map-attributes";
import { webHref } from "./safe-href";

export const statisticsOf = (statistics: ConversationStatistics): Statistics => ({
  timeToAssignmentSeconds: statistics.time_to_assignment,
  timeToFirstReplySeconds: statistics.time_to_admin_reply,
  timeToFirstCloseSeconds: statistics.time_to_first_close,
  timeToLastCloseSeconds: statistics.time_to_last_close,
  medianTimeToReplySeconds: statistics.median_time_to_reply,
  handlingTimeSeconds: statistics.handling_time,
  firstContactReplyAt: statistics.first_contact_reply_at,
  firstAssignmentAt: statistics.first_assignment_at,
  firstTeammateReplyAt: statistics.first_admin_reply_at,
  firstCloseAt: statistics.first_close_at,
  lastAssignmentAt: statistics.last_assignment_at,
  lastAssigneeReplyAt: statistics.last_assignment_admin_reply_at,
  lastContactReplyAt: statistics.last_contact_reply_at,
  lastTeammateReplyAt: statistics.last_admin_reply_at,
  lastCloseAt: statistics.last_close_at,
  lastClosedById: statistics.last_closed_by_id,
  reopens: statistics.count_reopens,
  assignments: statistics.count_assignments,
  parts: statistics.count_conversation_parts,
});

const mostSources = 20;
const mostTopics = 20;

/** Present as soon as it took part, also where Intercom tells no more than that. */
const aiAgentOf = ({ ai_agent: agent, ai_agent_participated }: Conversation): AiAgentPart | null => {
  if (!ai_agent_participated && agent === null) return null;
  return {
    resolution: agent?.resolution_state ?? null,
    lastAnswer: agent?.last_answer_type ?? null,
    sourceType: agent?.source_type ?? null,
    sourceTitle: agent?.source_title || null,
    rating: agent?.rating ?? null,
    ratingRemark: agent?.rating_remark || null,
    sources: (agent?.content_sources ?? []).slice(0, mostSources).map((source) => ({
      title: source.title || source.content_type || "Untitled",
      href: webHref(source.url ?? undefined),
    })),
  };
};

const ratingAskedOf = ({ conversation_rating: rating }: Conversation): RatingAsked | null => {
  if (rating === null) return null;
  const type = rating.teammate?.type;
  return {
    askedAt: rating.created_at,
    about: {
      kind: type === "admin" ? "teammate" : type === "bot" ? "bot" : "unknown",
      id: rating.teammate?.id ?? null,
    },
  };
};

const topicsOf = ({ topics, ai_topics }: Conversation): readonly string[] =>
  [...new Set([...topics, ...ai_topics].flatMap(({ name }) => name || []))].slice(0, mostTopics);

const linkedTo = ({ id, linked_objects }: Conversation): readonly string[] =>
  linked_objects.data
    .filter((object) => object.type === "conversation" && object.id !== id)
    .map((object) => object.id);

export const aboutOf = (conversation: Conversation): ConversationAbout => ({
  deliveredAs: conversation.source?.delivered_as ?? null,
  begunOn: webHref(conversation.source?.url ?? undefined),
  company: conversation.company && {
    id: conversation.company.id,
    name: conversation.company.name || "Unnamed company",
  },
  topics: topicsOf(conversation),
  linkedConversations: linkedTo(conversation),
  ratingAsked: ratingAskedOf(conversation),
  aiAgent: aiAgentOf(conversation),
  references: referenceNames(conversation.custom_attributes),
});
