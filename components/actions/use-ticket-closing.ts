"use client";
import { useState } from "react";
import { useSetting } from "@/components/data/settings";
import { useWorkspace } from "@/components/data/workspace-query";
import { asConversation } from "@/lib/actions/ticket-conversation";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { ClosingCase } from "./closing-case";
import { standingOpenOnTicket } from "./closing-checks";
import { hasDraft } from "./has-draft";

/** What the dialog says where a ticket is finished with by its state rather than by closing it. */
const byState = { title: "Before you resolve it", label: `${ticketTable.state.title} anyway`, key: "S" };

/** Asks before a ticket is closed or resolved where anything stands open, else goes ahead at once. */
export const useTicketClosing = () => {
  const owner = useWorkspace()?.me.memberId;
  const wanted = useSetting("checksBeforeClose");
  const [closing, setClosing] = useState<ClosingCase | null>(null);
  const checked = (
    ticket: TicketDetail,
    { kind }: TicketAction,
    goAhead: () => void,
    onLeave: () => void,
  ): void => {
    const standing = standingOpenOnTicket(ticket, { wanted, hasDraft: hasDraft(owner) });
    const found = [{ conversation: asConversation(ticket, ticket.fetchedAtMs / 1000), standing }];
    const words = kind === "state" ? { words: byState } : {};
    if (standing.length === 0) goAhead();
    else setClosing({ of: 1, found, goAhead, onLeave, ...words });
  };
  return { closing, setClosing, checked };
};
