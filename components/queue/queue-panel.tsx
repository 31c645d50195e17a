"use client";
import { type ReactNode, useMemo } from "react";
import { peopleOf } from "@/components/data/people";
import { useWorkspace } from "@/components/data/workspace-query";
import type { QueueRow } from "@/lib/conversation/model";
import { KeyHints } from "./key-hints";
import { QueryLine } from "./query-line";
import { QueueBar } from "./queue-bar";
import { QueueRows } from "./queue-rows";
import { QueueSkeleton } from "./queue-skeleton";
import { QueueEmpty, QueueError, QueueStale } from "./queue-states";
import type { Desk } from "./use-desk";
import type { QueueListing } from "./use-queue-list";
import { ViewMenu } from "./view-menu";

export type QueuePanelProps = {
  readonly desk: Desk;
  readonly list: QueueListing;
  readonly rows: readonly QueueRow[];
  /** How the list is drawn, in the bar. */
  readonly display: ReactNode;
  /** The way to the builder, beside the query line. */
  readonly filter: ReactNode;
  /** Under the query line: what differs from the view. */
  readonly strip: ReactNode;
  /** Above the list: what of the address could not be read. */
  readonly notice: ReactNode;
};

const Body = ({ desk, list, rows }: Pick<QueuePanelProps, "desk" | "list" | "rows">) => {
  if (list.first === undefined) {
    return list.error ? (
      <QueueError error={list.error} onRetry={list.refresh} />
    ) : (
      <>
        <span role="status" className="sr-only">
          Reading the list
        </span>
        <QueueSkeleton />
      </>
    );
  }
  return (
    <>
      {list.error ? (
        <QueueStale error={list.error} atMs={list.first.fetchedAtMs} onRetry={list.refresh} />
      ) : null}
      {rows.length === 0 && list.complete ? (
        <QueueEmpty viewTitle={(desk.address.edited ? null : desk.address.base?.title) ?? null} />
      ) : (
        <QueueRows key={`${desk.address.q} ${desk.address.sort}`} desk={desk} list={list} rows={rows} />
      )}
    </>
  );
};

/** The list with its query: what waits, in which order, one row marked. */
export const QueuePanel = ({ desk, list, rows, display, filter, strip, notice }: QueuePanelProps) => {
  const workspace = useWorkspace();
  const people = useMemo(() => peopleOf(workspace), [workspace]);
  const title = desk.address.base?.title ?? "Search";
  return (
    <section aria-labelledby="queue-title" className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="border-b border-line px-3 pt-2.5 pb-2">
        <h1 id="queue-title" className="sr-only">
          {title}
        </h1>
        <ViewMenu view={desk.address.view} title={title} />
        <div className="flex items-start gap-1">
          <QueryLine q={desk.address.q} people={people} onApply={desk.setQuery} />
          {filter}
        </div>
        {strip}
        <QueueBar
          page={list.first}
          left={list.rows.length - rows.length}
          fetching={list.fetching}
          sort={desk.address.sort}
          onSort={desk.setSort}
          onRefresh={list.refresh}
          display={display}
        />
      </header>
      {notice}
      <div className="flex min-h-0 flex-1 flex-col">
        <Body desk={desk} list={list} rows={rows} />
      </div>
      <KeyHints />
    </section>
  );
};
