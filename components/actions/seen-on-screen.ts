import { pendingActions } from "@/components/data/pending-actions";
import { seenUpTo } from "@/components/data/seen-up-to";
import { shownRow } from "@/components/data/shown";
import { type Seen, seenOf } from "@/lib/actions/moved";
import { placeOf } from "@/lib/actions/subject";
import type { ConversationDetail, ConversationSummary } from "@/lib/conversation/model";

/**
 * What a person has before their eyes: the thread where it is open, but for what came to it out of their sight; else the row. What is on
 * its way is their own, also what the page does not show yet.
 */
export const seenOnScreen = (conversation: ConversationSummary | ConversationDetail): Seen => {
  const { state, assigneeId, teamId } = shownRow(conversation, pendingActions.all());
  const own = { state, assigneeId, teamId };
  if (!("parts" in conversation)) return { ...seenOf(conversation), ...own };
  const seen = seenOf({ ...conversation, parts: conversation.parts.filter((part) => part.pending !== true) });
  return {
    ...seen,
    ...own,
    lastPartId: seenUpTo.of(placeOf("conversation", conversation.id)) ?? seen.lastPartId,
  };
};
