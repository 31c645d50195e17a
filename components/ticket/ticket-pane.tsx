"use client";
import ListTree from "lucide-react/icons/list-tree";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ComposerHandle, WantedWriting } from "@/components/data/actions-port";
import type { HandOver } from "@/components/data/outgoing";
import { ticketQuery } from "@/components/data/ticket-query";
import { useOpenQuery } from "@/components/data/use-open-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { keepsClear } from "@/components/ui/keeps-clear";
import { latePart } from "@/components/ui/late-part";
import { useInTurns } from "@/components/ui/use-in-turns";
import { usePageTitle } from "@/components/ui/use-page-title";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { isGone } from "@/lib/core/is-gone";
import { isolated } from "@/lib/core/text";
import { ticketName } from "@/lib/ticket/model";
import { type CheckTicket, performChecked } from "./perform-checked";
import { TicketAbout } from "./ticket-about";
import { TicketBar, TicketButtons } from "./ticket-buttons";
import { DeleteTicketDialog, LinkDialog, TicketMovedDialog } from "./ticket-dialogs";
import { TicketHeader } from "./ticket-header";
import { TicketNotYetOpen } from "./ticket-not-yet-open";
import { TicketStale } from "./ticket-states";
import { toFields } from "./to-fields";
import { useShownTicket } from "./use-shown-ticket";
import { useTicketActions } from "./use-ticket-actions";
import { useTicketHands } from "./use-ticket-hands";
import { useTicketNews } from "./use-ticket-news";

const UnlinkDialog = latePart("The list of linked conversations", () =>
  import("./unlink-dialog").then((module) => module.UnlinkDialog),
);

const noTeammate = "Your e-mail address belongs to no teammate in Intercom, so you can read but not write";

export type TicketWriting = {
  readonly owner: string;
  readonly ticket: TicketDetail;
  /** Why nothing can be written; null when it can. */
  readonly blocked: string | null;
  readonly onSend: HandOver;
  readonly handle: RefObject<ComposerHandle | null>;
  /** What somebody asked to write before the field was there. */
  readonly wanted: RefObject<WantedWriting | null>;
};

type Parts = {
  /** The thread, which tickets share with conversations. */
  readonly thread: (ticket: TicketDetail) => ReactNode;
  /** The field to write in, shared as well. */
  readonly writer: (writing: TicketWriting) => ReactNode;
  /** Below the header: what has to be known before one goes on. */
  readonly notice?: ReactNode;
  /** Looks at what stands open before the ticket is closed or resolved. */
  readonly checked: CheckTicket;
};

const Open = ({ ticket, thread, writer, checked, notice }: Parts & { readonly ticket: TicketDetail }) => {
  const { hold, moved, setMoved, ...doing } = useTicketActions();
  usePageTitle(isolated(ticketName(ticket)));
  const perform = performChecked(doing.perform, checked);
  const me = useWorkspace()?.me;
  const handle = useRef<ComposerHandle | null>(null);
  const wanted = useRef<WantedWriting | null>(null);
  const stateBox = useRef<HTMLSpanElement | null>(null);
  const [showsFields, setShowsFields] = useState(false);
  const blocked = me?.teammateId === null ? noTeammate : null;
  const hands = useTicketHands({
    ticket,
    blocked,
    perform,
    write: (mode) => {
      if (handle.current) handle.current.open(mode);
      else wanted.current = { conversationId: ticket.id, mode };
    },
    openFields: () => {
      if (toFields()) return;
      flushSync(() => setShowsFields(true));
      toFields();
    },
    openStates: () => stateBox.current?.querySelector("button")?.click(),
  });
  const onSend: HandOver = (action, key) => hold(ticket, action, key);
  const about = (
    <TicketAbout ticket={ticket} perform={perform} blocked={blocked} onLink={() => hands.ask("link")} />
  );
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
        {notice}
        {ticket.stale ? <TicketStale fetchedAtMs={ticket.fetchedAtMs} /> : null}
        <div className={cx("flex min-h-0 flex-1 flex-col", showsFields && "max-lg:hidden")}>
          {thread(ticket)}
          {me === undefined ? null : (
            <div ref={keepsClear} className="toasts-above pane-scroll min-h-0 scroll-pb-[108px]">
              {writer({ owner: me.memberId, ticket, blocked, onSend, handle, wanted })}
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
      {hands.asked === "unlink" ? <UnlinkDialog {...asked} /> : null}
      {hands.asked === "delete" ? <DeleteTicketDialog {...asked} /> : null}
      {moved ? <TicketMovedDialog moved={moved} onClose={() => setMoved(null)} /> : null}
    </div>
  );
};

export type TicketPaneProps = Parts & {
  readonly id: string;
  /** What was being written when the ticket went away. */
  readonly kept: (owner: string) => ReactNode;
};

/** One ticket: header, thread, field to write in, and its fields beside it. */
export const TicketPane = ({ id, kept, ...parts }: TicketPaneProps) => {
  const { data, error, refetch, fetchStatus } = useOpenQuery(ticketQuery(id));
  useTicketNews(id);
  // What was known of a ticket that has been deleted must not pass for it.
  const shown = useShownTicket(useInTurns(isGone(error) ? undefined : data));
  const me = useWorkspace()?.me;
  return (
    <main aria-label="Ticket" className="h-full min-h-0 bg-surface">
      {shown ? (
        <Open ticket={shown} {...parts} />
      ) : (
        <TicketNotYetOpen error={error} offline={fetchStatus === "paused"} read={refetch}>
          {isGone(error) && me ? kept(me.memberId) : null}
        </TicketNotYetOpen>
      )}
    </main>
  );
};
