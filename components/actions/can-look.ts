import { isHeld, isHeldOnTicket } from "@/lib/actions/held";
import type { ConversationRow, JournalRow, TicketJournalRow } from "@/lib/api/journal";

/**
 * Whether the journal can find out what became of it: only of one's own. Messages are looked for where they wait, and what is no action
 * of the tables by looking at the conversation.
 */
export const canLook = (row: JournalRow): row is ConversationRow | TicketJournalRow => {
  if (row.outcome !== "unknown" || !row.who.isMe || row.kind === "other") return false;
  // Written together with what it tells: there is nothing to look for.
  if (row.kind === "administration") return false;
  return row.kind === "ticket" ? !isHeldOnTicket(row.action) : !isHeld(row.action);
};
