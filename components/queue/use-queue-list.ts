"use client";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useHealthWatch } from "@/components/data/health";
import { queueQuery, refreshQueue } from "@/components/data/queue-query";
import type { QueuePage, Sort } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import { rowsOf } from "./rows";

export type QueueListing = {
  readonly rows: readonly QueueRow[];
  /** The newest page that says how many match and how old this is. */
  readonly first: QueuePage | undefined;
  readonly total: number | null;
  readonly error: Error | null;
  readonly fetching: boolean;
  readonly loadingMore: boolean;
  readonly moreError: Error | null;
  /** Nothing is left to read. */
  readonly complete: boolean;
  readonly more: () => void;
  readonly retryMore: () => void;
  readonly refresh: () => void;
};

/** A query's list: what is known, how it stands, and reading on. */
export const useQueueList = (q: string, sort: Sort): QueueListing => {
  const client = useQueryClient();
  const health = useHealthWatch();
  const query = useInfiniteQuery(queueQuery(q, sort));
  const [asked, setAsked] = useState<{ going: boolean; error: Error | null }>({ going: false, error: null });
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, isFetching, fetchNextPage } = query;
  const rows = useMemo(() => rowsOf(data), [data]);
  const first = data?.pages[0];
  const fetching = isFetching || asked.going;
  const more = useCallback(() => {
    if (hasNextPage && !fetching && !isFetchNextPageError) void fetchNextPage({ cancelRefetch: false });
  }, [hasNextPage, fetching, isFetchNextPageError, fetchNextPage]);
  const refresh = () => {
    if (asked.going) return;
    setAsked({ going: true, error: null });
    refreshQueue(client, q, sort).then(
      () => setAsked({ going: false, error: null }),
      (error: unknown) => {
        health.failed(error);
        setAsked({ going: false, error: error instanceof Error ? error : new Error("unknown failure") });
      },
    );
  };
  return {
    rows,
    first,
    total: first?.total ?? null,
    error: isFetchNextPageError ? asked.error : (asked.error ?? query.error),
    fetching,
    loadingMore: isFetchingNextPage,
    moreError: isFetchNextPageError ? query.error : null,
    complete: data !== undefined && !hasNextPage,
    more,
    retryMore: () => void fetchNextPage(),
    refresh,
  };
};
