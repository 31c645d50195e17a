import type { ConversationSummary, QueueRow } from "@/lib/conversation/model";

/** A key for React, also where Intercom gave no id. */
export const rowKey = (row: QueueRow | undefined, index: number): string => row?.id ?? `unreadable-${index}`;

export const asConversation = (row: QueueRow | undefined): ConversationSummary | null =>
  row?.kind === "conversation" ? row : null;
