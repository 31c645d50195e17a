import { revisionOf } from "@/lib/conversation/revision";
import type { TicketDetail } from "./ticket-detail";

/** As `revisionOf` of a conversation. Intercom signs the addresses of files anew with every answer: they do not count. */
export const ticketRevision = (ticket: TicketDetail): string => {
  const fields = ticket.fields.map((field) => ({
    ...field,
    files: field.files.map(({ href, preview, ...file }) => file),
  }));
  const shown = { ...ticket, fields };
  return revisionOf(shown);
};
