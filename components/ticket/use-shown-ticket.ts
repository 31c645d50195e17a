"use client";
import { useMemo } from "react";
import { usePendingTickets } from "@/components/data/pending-tickets";
import { useWorkspace } from "@/components/data/workspace-query";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { applyTicket } from "@/lib/actions/ticket-transitions";

/** The ticket with what is still under way laid over it, replies and notes among its parts. */
export const useShownTicket = (ticket: TicketDetail | undefined): TicketDetail | undefined => {
  const pending = usePendingTickets();
  const me = useWorkspace()?.me;
  return useMemo(() => {
    if (ticket === undefined) return undefined;
    const person = {
      kind: "teammate",
      id: me?.teammateId ?? null,
      name: me?.name ?? "You",
      email: me?.email ?? null,
    } as const;
    return pending
      .filter((entry) => entry.ticketId === ticket.id)
      .reduce(
        (shown, entry) =>
          applyTicket(shown, entry.action, {
            me: person,
            now: Math.floor(entry.startedAtMs / 1000),
            partId: `pending-${entry.key}`,
          }),
        ticket,
      );
  }, [ticket, pending, me]);
};
