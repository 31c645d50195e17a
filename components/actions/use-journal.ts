"use client";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { journalNewsQuery, journalPagesQuery } from "@/components/data/journal-pages";
import type { JournalRow } from "@/lib/api/journal";

export type Journal = {
  readonly rows: readonly JournalRow[];
  readonly isRead: boolean;
  /** Why nothing could be read. */
  readonly error: Error | null;
  /** It waits for a connection. */
  readonly paused: boolean;
  readonly hasMore: boolean;
  readonly reading: boolean;
  readonly moreFailed: boolean;
  readonly more: () => void;
  readonly refresh: () => void;
  /** So many came in above what is shown. */
  readonly news: number;
  readonly showNew: () => boolean;
};

/** What the query finds, page by page, and how much came in since the first of them was read. */
export const useJournal = (q: string): Journal => {
  const client = useQueryClient();
  const pages = useInfiniteQuery(journalPagesQuery(q));
  const { data, error, fetchStatus, hasNextPage, isFetchingNextPage, isFetchNextPageError } = pages;
  const { fetchNextPage, refetch } = pages;
  const news = useQuery(journalNewsQuery(q, data?.pages[0]?.newest)).data?.count ?? 0;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const more = useCallback(() => {
    // Whoever comes to the end while it is read anew gets it with that.
    void fetchNextPage({ cancelRefetch: false });
  }, [fetchNextPage]);
  const refresh = useCallback(() => void refetch(), [refetch]);
  const showNew = useCallback(() => {
    if (news === 0) return false;
    document.querySelector("main")?.scrollTo({ top: 0 });
    // From the newest row on, and no further than one page: what follows is read again as one goes on.
    const { queryKey } = journalPagesQuery(q);
    client.setQueryData(
      queryKey,
      (now) => now && { pages: now.pages.slice(0, 1), pageParams: now.pageParams.slice(0, 1) },
    );
    void client.invalidateQueries({ queryKey, exact: true });
    return true;
  }, [client, news, q]);
  return {
    rows,
    isRead: data !== undefined,
    error: data === undefined ? error : null,
    paused: fetchStatus === "paused",
    hasMore: hasNextPage,
    reading: isFetchingNextPage,
    moreFailed: isFetchNextPageError,
    more,
    refresh,
    news,
    showNew,
  };
};
