import type { DemoStatistics } from "../model";

/** What has not happened is null, as in live answers. */
export const statisticsWire = (version: number, statistics: DemoStatistics) => ({
  type: "conversation_statistics",
  time_to_assignment: statistics.timeToAssignment,
  time_to_admin_reply: statistics.timeToAdminReply,
  time_to_first_close: statistics.timeToFirstClose,
  time_to_last_close: statistics.timeToLastClose,
  median_time_to_reply: statistics.medianTimeToReply,
  first_contact_reply_at: statistics.firstContactReplyAt,
  first_assignment_at: statistics.firstAssignmentAt,
  first_admin_reply_at: statistics.firstAdminReplyAt,
  first_close_at: statistics.firstCloseAt,
  last_assignment_at: statistics.lastAssignmentAt,
  last_assignment_admin_reply_at: statistics.lastAssignmentAdminReplyAt,
  last_contact_reply_at: statistics.lastContactReplyAt,
  last_admin_reply_at: statistics.lastAdminReplyAt,
  last_close_at: statistics.lastCloseAt,
  last_closed_by_id: statistics.lastClosedById,
  count_reopens: statistics.countReopens,
  count_assignments: statistics.countAssignments,
  count_conversation_parts: statistics.countConversationParts,
  ...(version >= 13 ? { handling_time: statistics.handlingTime } : {}),
});
