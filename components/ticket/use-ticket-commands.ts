"use client";
import { useEffect, useMemo, useRef } from "react";
import { type OfferedCommand, useOfferCommands } from "@/components/data/commands-port";
import { useGo } from "@/components/data/use-go";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketActionKind } from "@/lib/actions/ticket-input";
import { ticketTable } from "@/lib/actions/ticket-table";

const offeredKinds: readonly TicketActionKind[] = [
  "state",
  "assign",
  "close",
  "open",
  "snooze",
  "share",
  "tag",
  "reply",
  "note",
  "link",
  "delete",
];

const group = "This ticket";

const nowSeconds = () => Math.floor(Date.now() / 1000);

/** What the palette offers for the ticket that is open. `blocked`: why nothing can be done to it; null when it can. */
export const useTicketCommands = (
  ticket: TicketDetail | undefined,
  blocked: string | null,
  ask: (kind: TicketActionKind) => void,
): void => {
  const go = useGo();
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });
  const offered = useMemo<readonly OfferedCommand[]>(() => {
    if (ticket === undefined) return [];
    const rows = offeredKinds
      .filter((kind) => blocked === null && ticketTable[kind].appliesTo(ticket, nowSeconds()))
      .map((kind) => ({
        id: `ticket-${kind}`,
        label: kind === "share" && ticket.shared ? "Stop sharing with the customer" : ticketTable[kind].title,
        words: "ticket",
        keys: ticketTable[kind].key ?? undefined,
        group,
        run: () => latestAsk.current(kind),
      }));
    const journal = {
      id: "ticket-journal",
      label: "Recent actions on this ticket",
      words: "journal history undo",
      group,
      run: () => go(`/journal?ticket=${ticket.id}`),
    };
    return [...rows, journal];
  }, [ticket, blocked, go]);
  useOfferCommands(offered);
};
