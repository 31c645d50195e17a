"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useHealthWatch } from "@/components/data/health";
import { arrivedIn, type QueueList } from "@/components/data/queue-list";
import { queueQuery, refreshQueue, takeIn } from "@/components/data/queue-query";
import type { Sort } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import { type ReadingOn, useReadingOn } from "./use-reading-on";

export type QueueListing = {
  readonly rows: readonly QueueRow[];
  /** What is known of the list as a whole; undefined before anything is. */
  readonly known: QueueList | undefined;
  /** Ids of rows that stand and are no longer in the list. */
  readonly left: ReadonlySet<string>;
  /** Ids of what came in and is held back. */
  readonly arrived: readonly string[];
  readonly total: number | null;
  readonly error: Error | null;
  readonly fetching: boolean;
  /** It is to be read, and waits for a connection. */
  readonly offline: boolean;
  readonly reading: ReadingOn;
  /** Nothing is left to read. */
  readonly complete: boolean;
  readonly refresh: () => void;
  /** Shows what is held back. */
  readonly takeIn: () => void;
};

const noRows: readonly QueueRow[] = [];
const nowhere: { going: boolean; error: Error | null } = { going: false, error: null };

/** A query's list: what is known, how it stands, and reading on. */
export const useQueueList = (q: string, sort: Sort): QueueListing => {
  const client = useQueryClient();
  const health = useHealthWatch();
  const query = useQuery(queueQuery(q, sort));
  const [asked, setAsked] = useState(nowhere);
  const { data } = query;
  const reading = useReadingOn(q, sort, data);
  const left = useMemo(() => new Set(data?.left), [data?.left]);
  const arrived = useMemo(() => (data ? arrivedIn(data) : []), [data]);
  const latest = useRef({ going: asked.going, stop: reading.stop });
  useEffect(() => {
    latest.current = { going: asked.going, stop: reading.stop };
  });
  const refresh = useCallback(() => {
    if (latest.current.going) return;
    latest.current.stop();
    setAsked({ going: true, error: null });
    refreshQueue(client, q, sort).then(
      () => setAsked(nowhere),
      (error: unknown) => {
        health.failed(error);
        setAsked({ going: false, error: error instanceof Error ? error : new Error("unknown failure") });
      },
    );
  }, [client, health, q, sort]);
  return {
    rows: data?.rows ?? noRows,
    known: data,
    left,
    arrived,
    total: data?.total ?? null,
    error: asked.error ?? query.error,
    fetching: query.isFetching || asked.going || reading.going !== null,
    offline: query.fetchStatus === "paused",
    reading,
    complete: data !== undefined && data.nextCursor === null,
    refresh,
    takeIn: useCallback(() => takeIn(client, q, sort), [client, q, sort]),
  };
};
