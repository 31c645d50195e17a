"use client";
import { useQuery } from "@tanstack/react-query";
import CircleAlert from "lucide-react/icons/circle-alert";
import History from "lucide-react/icons/history";
import Undo2 from "lucide-react/icons/undo-2";
import { useState } from "react";
import { journalQuery } from "@/components/data/journal-query";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { PageLink } from "@/components/ui/page-link";
import { Pill, type Tone } from "@/components/ui/pill";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { Subject } from "@/lib/actions/subject";
import { actionTable } from "@/lib/actions/table";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { JournalRow } from "@/lib/api/journal";
import { isAppError } from "@/lib/core/errors";
import { agoSpan } from "@/lib/core/time";
import { administrationWords } from "./administration-words";
import { canLook } from "./can-look";
import { useTakeBack } from "./use-take-back";
import { whyNotDone } from "./why-not-done";

const outcomes: Readonly<Record<JournalRow["outcome"], { readonly tone: Tone; readonly word: string }>> = {
  done: { tone: "calm", word: "Done" },
  failed: { tone: "late", word: "Not done" },
  unknown: { tone: "warm", word: "Outcome unknown" },
  running: { tone: "neutral", word: "Under way" },
};

/** Why it was not done, or why there is no way back from it, as far as one may want one. */
const whyOf = (row: JournalRow): string | null => {
  if (row.outcome === "failed") return whyNotDone(row.why);
  if (row.undoable || row.outcome !== "done") return null;
  if (row.undone) return "Taken back";
  // Nobody looks for a way back from what is no action on a conversation.
  if (row.undoOf !== null || row.kind === "administration") return null;
  if (row.kind === "other") return "Cannot be taken back";
  const { undo } = row.kind === "ticket" ? ticketTable[row.action.kind] : actionTable[row.action.kind];
  if (row.kind === "ticket" && row.action.kind === "attribute" && row.action.files !== undefined)
    return "Intercom takes no files back";
  if (undo === "inverse") return "Changed nothing that can be put back";
  return undo === "hold" ? "Sent: cannot be taken back" : "Cannot be taken back";
};

const hrefOf = (row: JournalRow): string | null => {
  if (row.kind === "ticket") return `/tickets/${row.ticketId}`;
  if (row.kind === "administration") return null;
  return row.conversationId === null ? null : `/conversations/${row.conversationId}`;
};

type RowProps = {
  readonly row: JournalRow;
  readonly words: string;
  /** Whose it is, where not all are one's own. */
  readonly shared: boolean;
  readonly onTakeBack: () => Promise<unknown>;
  readonly onLook: () => Promise<unknown>;
};

const Row = ({ row, words, shared, onTakeBack, onLook }: RowProps) => {
  const [taking, setTaking] = useState(false);
  const [looking, setLooking] = useState(false);
  const { tone, word } = outcomes[row.outcome];
  const why = whyOf(row);
  const href = hrefOf(row);
  const takeBack = () => {
    setTaking(true);
    void onTakeBack().finally(() => setTaking(false));
  };
  const look = () => {
    setLooking(true);
    void onLook().finally(() => setLooking(false));
  };
  const style = `inline-block min-h-6 max-md:py-3 [overflow-wrap:anywhere] ${row.undone || taking ? "text-ink-3 line-through" : ""}`;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line py-2.5 last:border-0">
      <div className="min-w-0 flex-1 basis-64">
        {href === null ? (
          <span className={style}>{words}</span>
        ) : (
          <PageLink href={href} className={`${style} hover:underline`}>
            {words}
          </PageLink>
        )}
        <p className="text-s text-ink-3">
          {shared ? `${row.who.isMe ? "You" : row.who.name} · ` : null}
          <Time at={row.at} format={agoSpan} prefix="Done" />
        </p>
      </div>
      {row.outcome === "done" ? null : <Pill tone={tone}>{word}</Pill>}
      {canLook(row) ? (
        <Button pending={looking} aria-label={`Look again: ${words}`} onClick={look}>
          {looking ? "Looking …" : "Look again"}
        </Button>
      ) : null}
      {row.undoable ? (
        <Button pending={taking} aria-label={`Undo: ${words}`} onClick={takeBack}>
          <Icon of={Undo2} size={14} />
          {taking ? "Taking back …" : "Undo"}
        </Button>
      ) : why === null ? null : (
        <span className="text-s text-ink-3">{why}</span>
      )}
    </li>
  );
};

const Waiting = () => (
  <div role="status" aria-label="Reading what was done" className="flex flex-col gap-3 py-3">
    {["a", "b", "c", "d"].map((line) => (
      <Skeleton key={line} className="h-9 w-full" />
    ))}
  </div>
);

/** What was done last, newest first, each with its way back or why there is none. `of`: only what was done to that one. */
export const JournalList = ({ of }: { of: Subject | null }) => {
  const { data, error, refetch, fetchStatus } = useQuery(journalQuery(of));
  const { takeBack, look, wordsOf } = useTakeBack();
  if (data === undefined)
    return error ? (
      <Notice
        alert
        icon={CircleAlert}
        tone="late"
        title="What was done could not be read"
        actions={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {isAppError(error) ? error.message : "Something in Switchyard went wrong."}
      </Notice>
    ) : fetchStatus === "paused" ? (
      <OfflineNotice what="What was done" />
    ) : (
      <Waiting />
    );
  if (data.rows.length === 0)
    return (
      <Notice icon={History} title="Nothing was done yet">
        What you close, assign, tag and snooze through Switchyard is listed here, to be taken back.
      </Notice>
    );
  return (
    <ul>
      {data.rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          words={row.kind === "administration" ? administrationWords(row) : wordsOf(row)}
          shared={of !== null}
          onTakeBack={async () => row.kind !== "administration" && takeBack(row)}
          onLook={async () => row.kind !== "administration" && look(row)}
        />
      ))}
    </ul>
  );
};
