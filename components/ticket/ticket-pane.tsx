"use client";
import { useQuery } from "@tanstack/react-query";
import ListTree from "lucide-react/icons/list-tree";
import { type ReactNode, useRef, useState } from "react";
import { ticketQuery } from "@/components/data/ticket-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { keepsClear } from "@/components/ui/keeps-clear";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { personName } from "@/lib/conversation/model";
import { TicketAbout } from "./ticket-about";
import { TicketBar, TicketButtons } from "./ticket-buttons";
import { DeleteTicketDialog, LinkDialog, TicketMovedDialog } from "./ticket-dialogs";
import { TicketHeader } from "./ticket-header";
import { isGone, TicketFailure, TicketSkeleton, TicketStale } from "./ticket-states";
import { type TicketDraft, TicketWriter, type TicketWriterHandle } from "./ticket-writer";
import { useShownTicket } from "./use-shown-ticket";
import { useTicketActions } from "./use-ticket-actions";
import { useTicketHands } from "./use-ticket-hands";

const noTeammate = "Your e-mail address belongs to no teammate in Intercom, so you can read but not write";

type OpenProps = {
  readonly ticket: TicketDetail;
  readonly thread: (ticket: TicketDetail) => ReactNode;
};

const Open = ({ ticket, thread }: OpenProps) => {
  const { perform, moved, setMoved, undoLast } = useTicketActions();
  const me = useWorkspace()?.me;
  const writer = useRef<TicketWriterHandle | null>(null);
  const stateBox = useRef<HTMLSpanElement | null>(null);
  const [showsFields, setShowsFields] = useState(false);
  const blocked = me?.teammateId === null ? noTeammate : null;
  const hands = useTicketHands({
    ticket,
    blocked,
    perform,
    undoLast,
    write: (mode) => writer.current?.open(mode),
    openStates: () => stateBox.current?.querySelector("button")?.click(),
  });
  const onSend = async ({ mode, text, key }: TicketDraft) =>
    (await perform(ticket, { kind: mode, text }, { key })) !== null;
  const about = (
    <TicketAbout ticket={ticket} perform={perform} blocked={blocked} onLink={() => hands.ask("link")} />
  );
  const [contact] = ticket.contacts;
  const asked = { ticket, perform, onClose: () => hands.setAsked(null) };
  return (
    <div className="grid h-full min-h-0 grid-cols-1 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="flex min-h-0 min-w-0 flex-col">
        <TicketHeader
          ticket={ticket}
          perform={perform}
          blocked={blocked}
          onAddTag={() => hands.ask("tag")}
          stateBox={stateBox}
          actions={
            <>
              <IconButton
                icon={ListTree}
                label="Fields and details"
                aria-expanded={showsFields}
                onClick={() => setShowsFields(!showsFields)}
                className="lg:hidden"
              />
              <TicketButtons ticket={ticket} ask={hands.ask} assignToMe={hands.assignToMe} />
            </>
          }
        />
        {ticket.stale ? <TicketStale fetchedAtMs={ticket.fetchedAtMs} /> : null}
        <div className={cx("flex min-h-0 flex-1 flex-col", showsFields && "max-lg:hidden")}>
          {thread(ticket)}
          {me === undefined ? null : (
            <div ref={keepsClear} className="shrink-0">
              <TicketWriter
                key={`${me.memberId}:${ticket.id}`}
                owner={me.memberId}
                ticketId={ticket.id}
                contactName={contact ? personName({ kind: "contact", ...contact }) : "the customer"}
                shared={ticket.shared}
                blocked={blocked}
                onSend={onSend}
                handle={writer}
              />
            </div>
          )}
        </div>
        {showsFields ? <div className="pane-scroll min-h-0 flex-1 px-4 py-4 lg:hidden">{about}</div> : null}
        <TicketBar ticket={ticket} ask={hands.ask} assignToMe={hands.assignToMe} />
      </div>
      <section
        aria-label="Fields and details"
        className="pane-scroll hidden min-h-0 border-l border-line bg-bg px-4 pt-4 pb-6 lg:block"
      >
        {about}
      </section>
      {hands.asked === "link" ? <LinkDialog {...asked} /> : null}
      {hands.asked === "delete" ? <DeleteTicketDialog {...asked} /> : null}
      {moved ? <TicketMovedDialog moved={moved} onClose={() => setMoved(null)} /> : null}
    </div>
  );
};

export type TicketPaneProps = {
  readonly id: string;
  /** The thread, which tickets share with conversations. */
  readonly thread: (ticket: TicketDetail) => ReactNode;
};

/** One ticket: header, thread, field to write in, and its fields beside it. */
export const TicketPane = ({ id, thread }: TicketPaneProps) => {
  const { data, error, refetch } = useQuery(ticketQuery(id));
  // What was known of a ticket that has been deleted must not pass for it.
  const shown = useShownTicket(isGone(error) ? undefined : data);
  return (
    <main aria-label="Ticket" className="h-full min-h-0 bg-surface">
      {shown ? (
        <Open ticket={shown} thread={thread} />
      ) : error ? (
        <TicketFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <TicketSkeleton />
      )}
    </main>
  );
};
