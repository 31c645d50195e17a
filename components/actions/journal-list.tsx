"use client";
import CircleAlert from "lucide-react/icons/circle-alert";
import History from "lucide-react/icons/history";
import { memo, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { DayLine } from "@/components/ui/day-line";
import { grouped } from "@/components/ui/grouped";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useToasts } from "@/components/ui/toasts";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import type { JournalRow } from "@/lib/api/journal";
import { isAppError } from "@/lib/core/errors";
import { dayOf } from "@/lib/core/zone";
import { administrationWords } from "./administration-words";
import { JournalRowKeys, useJournalKeys } from "./journal-keys";
import { JournalLine } from "./journal-line";
import { JournalMore } from "./journal-more";
import { whyOf } from "./journal-words";
import { type Journal, useJournal } from "./use-journal";
import { useTakeBack } from "./use-take-back";

const Waiting = () => (
  <div role="status" aria-label="Reading what was done" className="flex flex-col gap-3 py-3">
    {["a", "b", "c", "d"].map((line) => (
      <Skeleton key={line} className="h-9 w-full" />
    ))}
  </div>
);

const messageOf = (error: Error): string =>
  isAppError(error) ? error.message : "Something in Switchyard went wrong.";

const Unread = ({ journal }: { journal: Journal }) => {
  const { error, paused, refresh } = journal;
  if (error === null) return paused ? <OfflineNotice what="What was done" /> : <Waiting />;
  if (isAppError(error) && error.code === "invalid_query")
    return (
      <Notice alert icon={CircleAlert} tone="late" title="The query cannot be read">
        {error.message}
      </Notice>
    );
  return (
    <Notice
      alert
      icon={CircleAlert}
      tone="late"
      title="What was done could not be read"
      actions={<Button onClick={refresh}>Try again</Button>}
    >
      {messageOf(error)}
    </Notice>
  );
};

const Nothing = ({ asked }: { asked: boolean }) =>
  asked ? (
    <Notice icon={History} title="Nothing matches">
      Of what you may see, nothing was done that the query asks for.
    </Notice>
  ) : (
    <Notice icon={History} title="Nothing was done yet">
      What you close, assign, tag and snooze through Switchyard is listed here, to be taken back.
    </Notice>
  );

/** How many came in, over the rows, so that nothing moves until somebody asks for them. */
const News = ({ count, onShow }: { count: number; onShow: () => void }) => {
  const shortcutOf = useShortcutOf();
  return (
    <div role="status" className="pointer-events-none sticky top-2 z-3 flex h-0 justify-center">
      {count > 0 ? (
        <Button
          variant="solid"
          aria-keyshortcuts={shortcutOf(".")}
          onClick={onShow}
          className="pointer-events-auto rounded-full! shadow-float"
        >
          {grouped(count)}
          {count < 100 ? "" : "+"} new
          <Kbd keys="." look="inherit" />
        </Button>
      ) : null}
    </div>
  );
};

type Day = { readonly day: string; readonly rows: readonly JournalRow[] };

const byDay = (rows: readonly JournalRow[], timeZone: string): readonly Day[] => {
  const days = new Map<string, JournalRow[]>();
  for (const row of rows) {
    const day = dayOf(row.at, timeZone);
    const known = days.get(day);
    if (known) known.push(row);
    else days.set(day, [row]);
  }
  return [...days].map(([day, rows]) => ({ day, rows }));
};

type RowsProps = Pick<Journal, "rows" | "showNew" | "more">;

const Rows = memo(({ rows, showNew, more }: RowsProps) => {
  const { takeBack, look, wordsOf, names } = useTakeBack();
  const { show } = useToasts();
  const box = useRef<HTMLDivElement>(null);
  const days = useMemo(() => byDay(rows, names.timeZone), [rows, names.timeZone]);
  useJournalKeys({ box, onNew: showNew, onEnd: more });
  const noWayBack = () => {
    const id = document.activeElement?.closest("[data-journal]")?.getAttribute("data-journal");
    const row = rows.find((one) => one.id === id);
    show({ text: (row && whyOf(row)) ?? "This cannot be taken back." });
  };
  return (
    <div ref={box}>
      <JournalRowKeys box={box} onNoWayBack={noWayBack} />
      {days.map(({ day, rows }) => (
        <section key={day} className="mb-3">
          <DayLine day={day} />
          <ul>
            {rows.map((row) => (
              <JournalLine
                key={row.id}
                row={row}
                words={row.kind === "administration" ? administrationWords(row) : wordsOf(row)}
                names={names}
                onTakeBack={async () => row.kind !== "administration" && takeBack(row)}
                onLook={async () => row.kind !== "administration" && look(row)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
});
Rows.displayName = "Rows";

/** What was done, newest first, as far as the query `q` finds it: each with its way back or why there is none. */
export const JournalList = ({ q }: { q: string }) => {
  const journal = useJournal(q);
  const { rows, showNew, more } = journal;
  if (!journal.isRead) return <Unread journal={journal} />;
  return (
    <>
      <News count={journal.news} onShow={showNew} />
      {rows.length === 0 ? <Nothing asked={q !== ""} /> : <Rows rows={rows} showNew={showNew} more={more} />}
      <JournalMore journal={journal} />
    </>
  );
};
