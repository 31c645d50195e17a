import type { Part, Tag } from "@/lib/conversation/model";
import type { Ticket } from "@/lib/ticket/model";

/** An open ticket: with its thread, and with what Intercom tells of it elsewhere. */
export type TicketDetail = Ticket & {
  /** From old to new, the newest 500 at most. */
  readonly parts: readonly Part[];
  readonly totalParts: number;
  /** Null where Intercom does not tell: its tickets come without tags, which only the ticket read as a conversation has. */
  readonly tags: readonly Tag[] | null;
  /** True when Intercom could not be asked just now and this is what was known. */
  readonly stale: boolean;
};
