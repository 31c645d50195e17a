import { type Seen, seenOf } from "@/lib/actions/moved";
import type { ConversationDetail, ConversationSummary } from "@/lib/conversation/model";

/** What a person has before their eyes: the thread where it is open, else the row. What is on its way is their own. */
export const seenOnScreen = (conversation: ConversationSummary | ConversationDetail): Seen =>
  seenOf(
    "parts" in conversation
      ? { ...conversation, parts: conversation.parts.filter((part) => part.pending !== true) }
      : conversation,
  );
