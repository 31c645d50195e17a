"use client";
import { grouped } from "@/components/ui/grouped";
import type { QueueNote, Sort } from "@/lib/api/queue";
import { sorts } from "@/lib/search/sorts";
import type { Grouping } from "@/lib/search/view";
import type { QueueListing } from "./use-queue-list";
import { mostAtOnce } from "./use-reading-on";

const groupWords: Readonly<Record<Grouping, string>> = {
  assignee: "Grouped by assignee",
  team: "Grouped by team",
  tag: "Grouped by tag, the first by name",
  state: "Grouped by state",
  waiting: "Grouped by wait",
};

const noteWords = (note: QueueNote): string => {
  switch (note.kind) {
    case "split":
      return `split into ${note.queries} queries`;
    case "filtered-after-loading": {
      const by = note.fields.map((field) => field.label).join(", ");
      const read = note.of === null ? grouped(note.read) : `${grouped(note.read)} of ${grouped(note.of)}`;
      return `filtered after loading${by ? ` by ${by}` : ""} · ${grouped(note.found)} found in ${read} read`;
    }
    case "tickets":
      return note.without === 0
        ? "conversations of tickets"
        : `conversations of tickets · ${grouped(note.without)} tickets have none`;
    case "stopped":
      return `read in steps of ${note.calls} searches`;
    case "loaded-rows-sorted":
      return "in order among the rows loaded";
  }
};

export type ListNotesProps = {
  readonly list: QueueListing;
  readonly total: number | null;
  readonly sort: Sort;
  readonly groupBy: Grouping | null;
};

const small = "min-h-6 rounded-m px-1.5 font-medium text-accent hover:bg-hover max-md:min-h-11";

const LoadAll = ({ list, total }: Pick<ListNotesProps, "list" | "total">) => {
  const { reading } = list;
  const loaded = list.rows.length;
  if (reading.going === "long") {
    return (
      <>
        <span role="status" className="num">
          Loaded {grouped(loaded)}
          {total === null ? null : ` of ${grouped(total)}`}
        </span>
        <button type="button" onClick={reading.stop} className={small}>
          Stop
        </button>
      </>
    );
  }
  if (list.complete) return null;
  const rest = total === null ? mostAtOnce : total - loaded;
  const most = Math.min(mostAtOnce, rest);
  return (
    <button type="button" onClick={() => reading.upTo(loaded + most)} className={`num ${small}`}>
      {most === rest && total !== null ? `Load all ${grouped(total)}` : `Load ${grouped(most)} more`}
    </button>
  );
};

/** How the list was made, where that is not plain: what of it is sorted or grouped, split or filtered; and loading all of it. */
export const ListNotes = ({ list, total, sort, groupBy }: ListNotesProps) => {
  const words = (list.known?.notes ?? []).map(noteWords);
  const partial = groupBy !== null || sorts[sort].by === "loaded";
  const arranged = [
    groupBy === null ? null : groupWords[groupBy],
    sorts[sort].by === "loaded" ? `${sorts[sort].label} order` : null,
  ].filter((word) => word !== null);
  return (
    <div className="mt-1 flex min-h-6 flex-wrap items-center gap-x-2 text-s text-ink-2">
      {partial ? (
        <span className="num">
          {arranged.join(", ")}: {list.complete ? "all" : "of the"} {grouped(list.rows.length)} rows
          {list.complete ? null : " loaded"}
        </span>
      ) : null}
      {words.map((word) => (
        <span key={word} className="num first-letter:uppercase">
          {word}
        </span>
      ))}
      {partial || list.reading.going === "long" ? <LoadAll list={list} total={total} /> : null}
    </div>
  );
};
