import type { ActionRow } from "@/lib/actions/table";
import type { ConversationSummary } from "@/lib/conversation/model";

/** What an action is called where it is offered for this conversation: what it would do, not what it is about. */
export const actionTitle = ({ kind, title }: ActionRow, conversation: ConversationSummary | null): string => {
  if (kind !== "priority" || conversation === null) return title;
  return conversation.priority ? "No longer a priority" : "Make it a priority";
};
