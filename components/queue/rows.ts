import type { QueueData } from "@/components/data/queue-query";
import type { ConversationSummary, QueueRow } from "@/lib/conversation/model";

/** All rows that are loaded, in order and each once: the list moves on in Intercom while one scrolls, so pages overlap. */
export const rowsOf = (data: Pick<QueueData, "pages"> | undefined): readonly QueueRow[] => {
  const seen = new Set<string>();
  return (data?.pages ?? []).flatMap((page) =>
    page.rows.filter((row) => {
      if (row.id === null) return true;
      if (seen.has(row.id)) return false;
      seen.add(row.id);
      return true;
    }),
  );
};

/** A key for React, also where Intercom gave no id. */
export const rowKey = (row: QueueRow | undefined, index: number): string => row?.id ?? `unreadable-${index}`;

export const asConversation = (row: QueueRow | undefined): ConversationSummary | null =>
  row?.kind === "conversation" ? row : null;
