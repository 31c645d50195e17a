import { seenUpTo } from "@/components/data/seen-up-to";
import { type Seen, seenOf } from "@/lib/actions/moved";
import type { ConversationDetail, ConversationSummary } from "@/lib/conversation/model";

/**
 * What a person has before their eyes: the thread where it is open, but for what came to it out of their sight; else the row. What is on
 * its way is their own.
 */
export const seenOnScreen = (conversation: ConversationSummary | ConversationDetail): Seen => {
  if (!("parts" in conversation)) return seenOf(conversation);
  const seen = seenOf({ ...conversation, parts: conversation.parts.filter((part) => part.pending !== true) });
  return { ...seen, lastPartId: seenUpTo.of(conversation.id) ?? seen.lastPartId };
};
