"use client";
import { type FormEvent, useId, useState } from "react";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { pressOf } from "@/components/ui/keys";
import { TextField } from "@/components/ui/text-field";
import { useAnswerLetters } from "@/components/ui/use-answer-letters";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { whatMovedOnTicket } from "@/lib/actions/ticket-moved";
import { ticketTable } from "@/lib/actions/ticket-table";
import { ticketName } from "@/lib/ticket/model";
import type { PerformTicket, TicketMovedCase } from "./ticket-performer";
import { ticketMovedWords } from "./ticket-words";
import { useTicketNow } from "./use-ticket-now";

/** Says what changed since the person looked; one goes ahead all the same, or leaves it. Nothing was done yet. */
export const TicketMovedDialog = ({ moved, onClose }: { moved: TicketMovedCase; onClose: () => void }) => {
  const workspace = useWorkspace();
  const now = useTicketNow(moved.ticket.id);
  const changed =
    now === undefined ? null : whatMovedOnTicket(moved.seen, now, workspace?.me.teammateId ?? null);
  const names = { teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] };
  const { letters, wasTyping } = useAnswerLetters();
  const ahead = () => {
    onClose();
    moved.goAhead();
  };
  const leave = () => {
    onClose();
    moved.onLeave?.();
  };
  const footer = (
    <>
      <Button onClick={leave} data-first-focus>
        Leave it
      </Button>
      <Button variant="solid" aria-keyshortcuts={letters ? "y" : undefined} onClick={ahead}>
        {ticketTable[moved.action.kind].title} anyway
        {letters ? <Kbd keys="y" look="inherit" /> : null}
      </Button>
    </>
  );
  return (
    <Dialog
      title="It changed since you looked"
      asks
      onClose={leave}
      footer={footer}
      onKeyDown={(event) => {
        if (!letters || event.repeat || pressOf(event.nativeEvent) !== "y") return;
        event.preventDefault();
        ahead();
      }}
    >
      <div className="flex flex-col gap-2">
        <p className="text-ink-2 outline-none" tabIndex={-1} data-first-focus={wasTyping || undefined}>
          Nothing was done yet to this ticket.{moved.onLeave ? " What you wrote is kept." : ""}
        </p>
        {now === undefined ? <p role="status">Reading what changed …</p> : null}
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {changed && now
            ? ticketMovedWords(changed, now, names).map((words) => <li key={words}>{words}</li>)
            : null}
        </ul>
      </div>
    </Dialog>
  );
};

const conversationIn = (typed: string): string | null =>
  /(?:^|\/(?:conversations?|conversation)\/)(\d{1,20})(?:[/?#].*)?$/.exec(typed.trim())?.[1] ?? null;

type AskProps = {
  readonly ticket: TicketDetail;
  readonly perform: PerformTicket;
  readonly onClose: () => void;
};

/** Which conversation to link: its number, or its address here or in Intercom. */
export const LinkDialog = ({ ticket, perform, onClose }: AskProps) => {
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const formId = useId();
  const id = conversationIn(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (id === null) return;
    onClose();
    void perform(ticket, { kind: "link", conversationId: id });
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={formId} variant="solid">
        Link
      </Button>
    </>
  );
  return (
    <Dialog title={ticketTable.link.title} onClose={onClose} footer={footer}>
      <form id={formId} onSubmit={submit} noValidate>
        <TextField
          label="Conversation"
          hint="Its number, or its address here or in Intercom."
          value={typed}
          inputMode="url"
          data-first-focus
          error={tried && id === null ? "Give the number or the address of a conversation." : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  );
};

/** Deleting takes the ticket away from everybody. */
export const DeleteTicketDialog = ({ ticket, perform, onClose }: AskProps) => {
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const formId = useId();
  const isTyped = typed.trim().toLowerCase() === "delete";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTyped) return;
    onClose();
    void perform(ticket, { kind: "delete" });
  };
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={formId} variant="danger">
        Delete
      </Button>
    </>
  );
  return (
    <Dialog title="Delete the ticket" asks onClose={onClose} footer={footer}>
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <p className="text-ink-2">
          <bdi>“{ticketName(ticket)}”</bdi> is deleted in Intercom for everybody, with all that was written on
          it. This cannot be undone. The conversations that it is linked with stay.
        </p>
        <TextField
          label="Type “delete” to go ahead"
          value={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-first-focus
          error={tried && !isTyped ? "Type the word delete, or cancel." : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  );
};
