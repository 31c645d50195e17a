/** The least that Intercom sends of each. */
export const sampleConversation = (id = "1001") => ({
  type: "conversation",
  id,
  created_at: 1_734_537_511,
  updated_at: 1_734_537_600,
  open: true,
  state: "open",
  read: false,
  priority: "not_priority",
  admin_assignee_id: 0,
  team_assignee_id: null,
  conversation_parts: { type: "conversation_part.list", conversation_parts: [], total_count: 0 },
});

export const sampleConversationList = (...ids: readonly string[]) => ({
  type: "conversation.list",
  pages: { type: "pages", page: 1, per_page: 20, total_pages: 1 },
  total_count: ids.length,
  conversations: ids.map((id) => sampleConversation(id)),
});

export const sampleErrors = (code: string, message: string, field?: string) => ({
  type: "error.list",
  request_id: "000hjqhpf95ef3b8f8v0",
  errors: [field === undefined ? { code, message } : { code, message, field }],
});
