"use client";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { MovedCase } from "@/components/data/actions-port";
import { conversationQuery } from "@/components/data/conversation-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { KeyCaps, type KeyLook } from "@/components/ui/key-caps";
import { pressOf } from "@/components/ui/keys";
import { Time } from "@/components/ui/time";
import { useAnswerLetters } from "@/components/ui/use-answer-letters";
import { type Moved, whatMoved } from "@/lib/actions/moved";
import { actionTable } from "@/lib/actions/table";
import { headline, type Part, personName } from "@/lib/conversation/model";
import { keyOf } from "@/lib/conversation/timeline";
import { isAppError } from "@/lib/core/errors";
import { agoSpan } from "@/lib/core/time";
import { firstWords } from "./first-words";
import { movedWords } from "./moved-words";
import { quote } from "./wording";

const mostShown = 3;

const NewPart = ({ part }: { part: Part }) => {
  const name = personName(part.author);
  return (
    <li className="grid grid-cols-[30px_minmax(0,1fr)] gap-x-2.5 rounded-l border border-line px-3 py-2">
      <Avatar name={name} seed={part.author.id ?? name} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-semibold">{name}</bdi>
          <span className="text-s text-ink-3">
            {part.partType === "note" ? "added a note " : "wrote "}
            <Time at={part.createdAt} format={agoSpan} />
          </span>
        </p>
        <p dir="auto" className="line-clamp-3 text-ink-2 [overflow-wrap:anywhere]">
          {firstWords(part)}
        </p>
      </div>
    </li>
  );
};

const Changes = ({ moved }: { moved: Moved }) => {
  const workspace = useWorkspace();
  const names = { teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] };
  const shown = moved.parts.slice(-mostShown);
  const more = moved.parts.length - shown.length;
  return (
    <ul className="flex flex-col gap-2">
      {movedWords(moved, names).map((words) => (
        <li key={words}>{words}</li>
      ))}
      {more > 0 ? <li className="text-s text-ink-3">{more} more before these</li> : null}
      {shown.map((part) => (
        <NewPart key={keyOf(part)} part={part} />
      ))}
    </ul>
  );
};

const Cap = ({ letter, look }: { letter: string; look: KeyLook }) => (
  <span aria-hidden="true" className="inline-flex keyless:hidden">
    <KeyCaps keys={letter} look={look} />
  </span>
);

const messageOf = ({ action }: MovedCase): string | null => {
  if ("text" in action) return action.text;
  return "message" in action ? (action.message ?? null) : null;
};

export type MovedDialogProps = {
  readonly moved: MovedCase;
  /** Opens the conversation where what is new begins. */
  readonly onLook: (first: Part | null) => void;
  readonly onClose: () => void;
};

/** Says what changed since the person looked: one key goes ahead all the same, one looks. Nothing that was written is lost. */
export const MovedDialog = ({ moved: stopped, onLook, onClose }: MovedDialogProps) => {
  const { conversation, action, seen, goAhead, onLeave } = stopped;
  const me = useWorkspace()?.me.teammateId ?? null;
  const { data, error, isFetchedAfterMount } = useQuery({
    ...conversationQuery(conversation.id),
    refetchOnMount: "always",
  });
  const now = isFetchedAfterMount ? data : undefined;
  const moved = now ? whatMoved(seen, now, me) : null;
  const { title } = actionTable[action.kind];
  const settled = useRef(false);
  const ahead = () => {
    settled.current = true;
    onClose();
    goAhead();
  };
  const leave = () => {
    settled.current = true;
    onClose();
    onLeave?.();
  };
  const look = () => {
    leave();
    onLook(moved?.parts[0] ?? null);
  };
  const isNothing = now !== undefined && moved === null;
  const latest = useRef(ahead);
  useEffect(() => {
    latest.current = ahead;
  });
  // It moved back meanwhile, or what moved matters to nobody.
  useEffect(() => {
    if (isNothing && !settled.current) latest.current();
  }, [isNothing]);
  const { letters, wasTyping } = useAnswerLetters();
  const onKeyDown = (event: KeyboardEvent) => {
    const press = event.repeat ? null : pressOf(event.nativeEvent);
    if (!letters) return;
    if (press === "y") ahead();
    else if (press === "o") look();
    else return;
    event.preventDefault();
  };
  const message = messageOf(stopped);
  const footer = (
    <>
      <Button className="mr-auto" onClick={leave}>
        Leave it
      </Button>
      <Button aria-keyshortcuts={letters ? "y" : undefined} onClick={ahead}>
        {title} anyway
        {letters ? <Cap letter="y" look="cap" /> : null}
      </Button>
      <Button variant="solid" aria-keyshortcuts={letters ? "o" : undefined} data-first-focus onClick={look}>
        Look
        {letters ? <Cap letter="o" look="inherit" /> : null}
      </Button>
    </>
  );
  return (
    <Dialog title="It changed since you looked" asks onClose={leave} onKeyDown={onKeyDown} footer={footer}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-2 outline-none" tabIndex={-1} data-first-focus={wasTyping || undefined}>
          Nothing was done yet to {quote(headline(conversation))}.{message ? " What you wrote is kept." : ""}
        </p>
        {moved ? <Changes moved={moved} /> : null}
        {now === undefined && !error ? <p role="status">Reading what changed …</p> : null}
        {error && now === undefined ? (
          <p role="alert" className="text-late">
            What changed could not be read. {isAppError(error) ? error.message : ""}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
};
