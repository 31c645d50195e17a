import type { DemoConversation, DemoStatistics } from "../model";
import { resolutionStateFor } from "../wire/ai-agent";
import { priorityFor } from "../wire/conversation";
import { type Field, type Fields, field } from "./fields";
import { paddedWords } from "./words";

type Entry = Field<DemoConversation>;

const spans: Readonly<Record<string, (statistics: DemoStatistics) => number | null>> = {
  time_to_assignment: (s) => s.timeToAssignment,
  time_to_admin_reply: (s) => s.timeToAdminReply,
  time_to_first_close: (s) => s.timeToFirstClose,
  time_to_last_close: (s) => s.timeToLastClose,
  median_time_to_reply: (s) => s.medianTimeToReply,
  count_reopens: (s) => s.countReopens,
  count_assignments: (s) => s.countAssignments,
  count_conversation_parts: (s) => s.countConversationParts,
};

const moments: Readonly<Record<string, (statistics: DemoStatistics) => number | null>> = {
  first_contact_reply_at: (s) => s.firstContactReplyAt,
  first_assignment_at: (s) => s.firstAssignmentAt,
  first_admin_reply_at: (s) => s.firstAdminReplyAt,
  first_close_at: (s) => s.firstCloseAt,
  last_assignment_at: (s) => s.lastAssignmentAt,
  last_assignment_admin_reply_at: (s) => s.lastAssignmentAdminReplyAt,
  last_contact_reply_at: (s) => s.lastContactReplyAt,
  last_admin_reply_at: (s) => s.lastAdminReplyAt,
  last_close_at: (s) => s.lastCloseAt,
};

const bodyWords = new WeakMap<DemoConversation["source"], string>();

/** Words of the opening message; later parts are not searched. */
const sourceWords = (conversation: DemoConversation): string => {
  const known = bodyWords.get(conversation.source);
  if (known !== undefined) return known;
  const words = paddedWords(conversation.source.text);
  bodyWords.set(conversation.source, words);
  return words;
};

const ratingContact = (c: DemoConversation): string | null => c.rating?.contactId ?? null;

const plain: Readonly<Record<string, Entry>> = {
  id: field("string", (c) => c.id),
  created_at: field("date", (c) => c.createdAt),
  updated_at: field("date", (c) => c.updatedAt),
  waiting_since: field("date", (c) => c.waitingSince),
  snoozed_until: field("date", (c) => c.snoozedUntil),
  "source.type": field("string", (c) => c.source.type),
  "source.id": field("string", (c) => c.source.id),
  "source.delivered_as": field("string", (c) => c.source.deliveredAs),
  "source.subject": field("string", (c) => c.source.subject),
  "source.body": field("words", sourceWords),
  "source.url": field("string", (c) => c.source.url),
  "source.author.id": field("string", (c) => c.source.author.id),
  "source.author.type": field("string", (c) => c.source.author.type),
  "source.author.name": field("string", (c) => c.source.author.name),
  "source.author.email": field("string", (c) => c.source.author.email),
  contact_ids: field("ids", (c) => c.contactIds),
  teammate_ids: field("ids", (c) => c.teammateIds),
  // assumed: the number or name of the channel is not documented; the source's type is taken.
  channel_initiated: field("string", (c) => c.source.type),
  state: field("string", (c) => c.state),
  open: field("boolean", (c) => c.state !== "closed"),
  read: field("boolean", (c) => c.read),
  tag_ids: field("ids", (c) => c.tags.map((tag) => tag.tagId)),
  // assumed: nobody is found by 0 and by null, since live answers show either (api.md section 2).
  admin_assignee_id: field("integer", (c) => Number(c.adminAssigneeId ?? 0)),
  team_assignee_id: field("integer", (c) => Number(c.teamAssigneeId ?? 0)),
  "statistics.last_closed_by_id": field("string", (c) => c.statistics.lastClosedById),
  "conversation_rating.score": field("integer", (c) => c.rating?.rating ?? null),
  "conversation_rating.remark": field("string", (c) => c.rating?.remark ?? null),
  "conversation_rating.contact_id": field("string", ratingContact),
  // The misspelt name is Intercom's own; both are taken.
  "conversation_rating.admin_d": field("string", (c) => c.rating?.teammate?.id ?? null),
  "conversation_rating.admin_id": field("string", (c) => c.rating?.teammate?.id ?? null),
  "conversation_rating.requested_at": field("date", (c) => c.rating?.requestedAt ?? null),
  "conversation_rating.replied_at": field("date", (c) => c.rating?.repliedAt ?? null),
  ai_agent_participated: field("boolean", (c) => c.aiAgent !== null),
  "ai_agent.last_answer_type": field("string", (c) => c.aiAgent?.lastAnswerType ?? null),
  "ai_agent.rating": field("integer", (c) => c.aiAgent?.rating ?? null),
  "ai_agent.rating_remark": field("string", (c) => c.aiAgent?.ratingRemark ?? null),
  "ai_agent.source_type": field("string", (c) => c.aiAgent?.sourceType ?? null),
  "ai_agent.source_title": field("string", (c) => c.aiAgent?.sourceTitle ?? null),
};

const statistic = (name: string): Entry | undefined => {
  const span = spans[name];
  if (span !== undefined) return field("integer", (c) => span(c.statistics));
  const moment = moments[name];
  return moment === undefined ? undefined : field("date", (c) => moment(c.statistics));
};

/** All documented fields; custom attributes and the title are not among them (api.md section 3). */
export const conversationFields =
  (version: number): Fields<DemoConversation> =>
  (name) => {
    if (Object.hasOwn(plain, name)) return plain[name];
    if (name === "priority") return field("string", (c) => priorityFor(version, c.priority));
    if (name === "ai_agent.resolution_state")
      return field("string", (c) => resolutionStateFor(version, c.aiAgent?.resolutionState ?? null));
    const [group, key] = [name.slice(0, 11), name.slice(11)];
    return group === "statistics." && Object.hasOwn({ ...spans, ...moments }, key)
      ? statistic(key)
      : undefined;
  };
