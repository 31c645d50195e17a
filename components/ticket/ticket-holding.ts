import type { QueryClient } from "@tanstack/react-query";
import { goOnWith, type Handed, handOver } from "@/components/data/outgoing";
import { takeBackOutgoing } from "@/components/data/take-back-outgoing";
import { type HeldAction, isHeldOnTicket } from "@/lib/actions/held";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { ticketTable } from "@/lib/actions/ticket-table";
import { isAppError } from "@/lib/core/errors";
import { ticketOnScreen } from "./ticket-on-screen";
import type { TicketMovedCase } from "./ticket-performer";

type HoldingParts = {
  readonly client: QueryClient;
  /** Whose drafts the words come back to. */
  readonly owner: () => string;
  readonly say: (text: string, tone: "calm" | "late") => void;
  readonly onMoved: (moved: TicketMovedCase) => void;
  readonly onFailed: (error: unknown) => void;
};

/** What is said on a ticket goes to the server, which waits before it sends: until then it can be taken back. */
export const createTicketHolding = ({ client, owner, say, onMoved, onFailed }: HoldingParts) => {
  const told = (work: Promise<string | null>) =>
    void work.then(
      (text) => {
        if (text !== null) say(text, "calm");
      },
      (error: unknown) =>
        say(isAppError(error) ? error.message : "Something in Switchyard went wrong.", "late"),
    );
  return async (ticket: TicketDetail, action: HeldAction, key: string): Promise<Handed> => {
    if (!isHeldOnTicket(action)) return { ok: false, error: null };
    const seen = ticketTable[action.kind].guarded ? ticketOnScreen(ticket) : null;
    try {
      const answer = await handOver(client, { subject: "ticket", id: ticket.id, action, key, seen });
      if (answer.state === "held" && seen !== null)
        onMoved({
          ticket,
          action,
          seen,
          goAhead: () => told(goOnWith(client, key, true).then(() => null)),
          onLeave: () => told(takeBackOutgoing(client, owner(), key)),
        });
      return { ok: true };
    } catch (error) {
      onFailed(error);
      return { ok: false, error: isAppError(error) ? error : null };
    }
  };
};
