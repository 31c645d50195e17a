"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useMemo } from "react";
import { listName } from "@/components/data/list-memory";
import { peopleOf } from "@/components/data/people";
import { draftPlace } from "@/components/data/query-draft";
import type { ViewDisplay } from "@/components/data/view-display";
import { useWorkspace } from "@/components/data/workspace-query";
import { orAgain } from "@/components/ui/late-part";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { hasNotes } from "./has-notes";
import { KeyHints } from "./key-hints";
import { LateSelectionBar, useSelectionBarSoon } from "./late-selection-bar";
import { NewsPill } from "./news-pill";
import { QueryLine } from "./query-line";
import { QueueBar } from "./queue-bar";
import { QueueRows } from "./queue-rows";
import { QueueSkeleton } from "./queue-skeleton";
import { QueueEmpty, QueueError, QueueStale } from "./queue-states";
import { useIsUnderWay } from "./under-way";
import type { Arranged } from "./use-arranged";
import type { Selection } from "./use-chosen";
import type { Desk } from "./use-desk";
import type { News } from "./use-news";
import type { QueueListing } from "./use-queue-list";
import { ViewMenu } from "./view-menu";

// Needed by few lists.
const ListNotes = dynamic(
  orAgain("How this list is made", () => import("./list-notes").then((file) => file.ListNotes)),
);

export type QueuePanelProps = {
  readonly desk: Desk;
  readonly list: QueueListing;
  readonly arranged: Arranged;
  readonly selection: Selection;
  readonly news: News;
  readonly columns: ViewDisplay["columns"];
  /** How many match by now; null when nobody knows. */
  readonly total: number | null;
  /** How the list is drawn, in the bar. */
  readonly display: ReactNode;
  /** The way to the builder, beside the query line. */
  readonly filter: ReactNode;
  /** Under the query line: what differs from the view. */
  readonly strip: ReactNode;
  /** Above the list: what of the address could not be read. */
  readonly notice: ReactNode;
};

type BodyProps = Omit<QueuePanelProps, "display" | "filter" | "strip" | "notice" | "total">;

const Body = ({ desk, list, arranged, selection, news, columns }: BodyProps) => {
  if (list.known === undefined) {
    if (list.offline) return <OfflineNotice what="This list" />;
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
  const isEmpty = arranged.rows.length === 0 && (arranged.groups?.length ?? 0) === 0;
  return (
    <>
      {list.error ? (
        <QueueStale error={list.error} atMs={list.known.fetchedAtMs} onRetry={list.refresh} />
      ) : null}
      {isEmpty && list.complete ? (
        <QueueEmpty viewTitle={(desk.address.edited ? null : desk.address.base?.title) ?? null} />
      ) : (
        <QueueRows
          key={listName(desk.address)}
          desk={desk}
          list={list}
          arranged={arranged}
          selection={selection}
          news={news}
          columns={columns}
        />
      )}
    </>
  );
};

/** The list with its query: what waits, in which order, one row marked. */
export const QueuePanel = ({ total, display, filter, strip, notice, ...parts }: QueuePanelProps) => {
  const { desk, list, arranged, selection, news } = parts;
  const { sort } = desk.address;
  const workspace = useWorkspace();
  const people = useMemo(() => peopleOf(workspace), [workspace]);
  const title = desk.address.base?.title ?? "Search";
  const at = useMemo(() => draftPlace(desk.address), [desk.address]);
  useSelectionBarSoon();
  const isUnderWay = useIsUnderWay();
  return (
    <section aria-labelledby="queue-title" className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="border-b border-line px-3 pt-2.5 pb-2">
        <h1 id="queue-title" className="sr-only">
          {title}
        </h1>
        <ViewMenu view={desk.address.view} title={title} />
        <div className="flex items-start gap-1">
          <QueryLine
            at={at}
            people={people}
            memberId={workspace?.me.memberId ?? null}
            onApply={desk.setQuery}
          />
          {filter}
        </div>
        {strip}
        <QueueBar
          page={list.known}
          total={total}
          fetching={list.fetching}
          sort={sort}
          onSort={desk.setSort}
          onRefresh={list.refresh}
          display={display}
        />
        {hasNotes({ list, sort, groupBy: arranged.groupBy }) ? (
          <ListNotes list={list} total={total} sort={sort} groupBy={arranged.groupBy} />
        ) : null}
      </header>
      {notice}
      <div className="relative flex min-h-0 flex-1 flex-col">
        <NewsPill news={news} />
        <Body {...parts} />
      </div>
      {selection.any || isUnderWay ? <LateSelectionBar selection={selection} total={total} /> : <KeyHints />}
    </section>
  );
};
