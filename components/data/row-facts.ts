import type { ConversationSummary } from "@/lib/conversation/model";
import type { Facts } from "@/lib/search/evaluate";

/** What a row in hand tells of the fields that one can search by; what it does not tell stays out. */
export const factsOf = (row: ConversationSummary): Facts => ({
  id: row.id,
  state: row.state,
  assignee: row.assigneeId,
  team: row.teamId,
  tag: row.tags.map((tag) => tag.id),
  priority: row.priority,
  read: row.read,
  waiting: row.waitingSince,
  created: row.createdAt,
  snoozed: row.snoozedUntil,
  subject: row.subject,
  rating: row.rating,
});
