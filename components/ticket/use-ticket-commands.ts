"use client";
import { useEffect, useMemo, useRef } from "react";
import { type OfferedCommand, useOfferCommands } from "@/components/data/commands-port";
import { keysOf } from "@/components/data/keys-of";
import { useGo } from "@/components/data/use-go";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketActionKind } from "@/lib/actions/ticket-input";
import { offeredTicketRows } from "@/lib/actions/ticket-table";

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
    const rows = offeredTicketRows
      .filter(({ appliesTo }) => blocked === null && appliesTo(ticket, nowSeconds()))
      .map(({ kind, key, title }) => ({
        id: `ticket-${kind}`,
        label: kind === "share" && ticket.shared ? "Stop sharing with the customer" : title,
        words: "ticket",
        keys: keysOf({ key, kind }),
        group,
        run: () => latestAsk.current(kind),
      }));
    const journal = {
      id: "ticket-journal",
      label: "Recent actions on this ticket",
      words: "journal history undo",
      group,
      run: () => go(`/journal?q=ticket:${ticket.id}`),
    };
    return [...rows, journal];
  }, [ticket, blocked, go]);
  useOfferCommands(offered);
};
