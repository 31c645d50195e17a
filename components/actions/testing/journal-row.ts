import type { ConversationRow } from "@/lib/api/journal";

/** A row of the journal: what one closed oneself, and can take back. */
export const journalRow = (over: Partial<ConversationRow> = {}): ConversationRow => ({
  kind: "conversation",
  id: "11111111-1111-4111-8111-111111111111",
  seq: "7",
  at: 1_795_000_000,
  who: { memberId: "m1", name: "Ada", isMe: true },
  conversationId: "7",
  name: null,
  action: { kind: "close" },
  outcome: "done",
  undoable: true,
  undone: false,
  undoOf: null,
  undoneBy: null,
  changes: [],
  requestId: null,
  why: null,
  ...over,
});
