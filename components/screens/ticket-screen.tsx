"use client";
import { useRef } from "react";
import type { ThreadHandle } from "@/components/conversation/thread-port";
import { Timeline } from "@/components/conversation/timeline";
import { lastList } from "@/components/data/last-list";
import { useGo } from "@/components/data/use-go";
import { TicketPane } from "@/components/ticket/ticket-pane";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { asConversation } from "@/lib/actions/ticket-conversation";
import type { TicketDetail } from "@/lib/actions/ticket-detail";

const Thread = ({ ticket }: { ticket: TicketDetail }) => {
  const handle = useRef<ThreadHandle | null>(null);
  return (
    <Timeline
      key={ticket.id}
      conversation={asConversation(ticket, ticket.fetchedAtMs / 1000)}
      ticketId={ticket.id}
      handle={handle}
    />
  );
};

/** One ticket by its own address, with the thread that conversations have. */
export const TicketScreen = ({ id }: { id: string }) => {
  const go = useGo();
  useHotkeys({ u: () => go(lastList()) });
  return <TicketPane id={id} thread={(ticket) => <Thread ticket={ticket} />} />;
};
