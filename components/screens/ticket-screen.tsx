"use client";
import dynamic from "next/dynamic";
import { useRef } from "react";
import { UnsureStrip } from "@/components/actions/unsure-strip";
import { useTicketClosing } from "@/components/actions/use-ticket-closing";
import { composerPlace } from "@/components/conversation/conversation-skeleton";
import { KeptDraft } from "@/components/conversation/kept-draft";
import type { ThreadHandle } from "@/components/conversation/thread-port";
import { Timeline } from "@/components/conversation/timeline";
import { lastList } from "@/components/data/last-list";
import { useGo } from "@/components/data/use-go";
import { TicketPane, type TicketWriting } from "@/components/ticket/ticket-pane";
import { latePart, orAgain } from "@/components/ui/late-part";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { placeOf } from "@/lib/actions/subject";
import { asConversation } from "@/lib/actions/ticket-conversation";
import type { TicketDetail } from "@/lib/actions/ticket-detail";

const Composer = dynamic(
  orAgain("The field to write in", () =>
    import("@/components/conversation/composer").then((module) => module.Composer),
  ),
  {
    ssr: false,
    loading: () => composerPlace,
  },
);

const ClosingDialog = latePart("What stands open", () =>
  import("@/components/actions/closing-dialog").then((module) => module.ClosingDialog),
);

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

const Writer = ({ ticket, ...writing }: TicketWriting) => (
  <Composer
    key={`${writing.owner}:${ticket.id}`}
    {...writing}
    subject="ticket"
    conversation={asConversation(ticket, ticket.fetchedAtMs / 1000)}
    maySpeak={false}
    hint={ticket.shared ? "" : "The customer does not see this ticket: share it first"}
  />
);

/** One ticket by its own address, with the thread and the field to write in that conversations have. */
export const TicketScreen = ({ id }: { id: string }) => {
  const go = useGo();
  const { closing, setClosing, checked } = useTicketClosing();
  useHotkeys({ u: () => go(lastList()) });
  return (
    <>
      <TicketPane
        id={id}
        thread={(ticket) => <Thread ticket={ticket} />}
        writer={(writing) => <Writer {...writing} />}
        checked={checked}
        notice={<UnsureStrip place={placeOf("ticket", id)} />}
        kept={(owner) => <KeptDraft owner={owner} place={placeOf("ticket", id)} />}
      />
      {closing ? <ClosingDialog closing={closing} onClose={() => setClosing(null)} /> : null}
    </>
  );
};
