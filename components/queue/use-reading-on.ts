"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useHealthWatch } from "@/components/data/health";
import type { QueueList } from "@/components/data/queue-list";
import { readOn } from "@/components/data/queue-query";
import type { Sort } from "@/lib/api/queue";

/** Between two pages of a long read, so that it leaves room for everybody else. */
const paceMs = 100;
/** Pages may hold nothing where rows are filtered after loading: so many are passed over before somebody has to say "go on". */
const mostEmptyPages = 8;
export const mostAtOnce = 2000;

type State = {
  /** `page` reads what comes next; `long` was asked for and can be stopped. */
  readonly going: "page" | "long" | null;
  readonly error: Error | null;
  readonly paused: boolean;
};
const idle: State = { going: null, error: null, paused: false };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error("unknown failure"));

export type ReadingOn = State & {
  /** Reads the next page that holds anything. */
  readonly more: () => void;
  /** The same after it failed or paused. */
  readonly retry: () => void;
  /** Reads until so many rows are loaded. */
  readonly upTo: (rows: number) => void;
  readonly stop: () => void;
};

/** Reading on in one list, one page at a time; what is under way ends when the list changes. */
export const useReadingOn = (q: string, sort: Sort, list: QueueList | undefined): ReadingOn => {
  const client = useQueryClient();
  const health = useHealthWatch();
  const [state, setState] = useState(idle);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState(idle);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what runs belongs to the list that it was begun on
  useEffect(() => stop, [stop, q, sort]);

  const run = useCallback(
    async (kind: "page" | "long", isEnough: (list: QueueList) => boolean) => {
      if (running.current) return;
      const own = new AbortController();
      running.current = own;
      setState({ ...idle, going: kind });
      const end = (last: State) => {
        if (running.current !== own) return;
        running.current = null;
        setState(last);
      };
      try {
        let rows = -1;
        for (let empty = 0; empty < mostEmptyPages; ) {
          const now = await readOn(client, q, sort, own.signal);
          if (own.signal.aborted || now === undefined || now.nextCursor === null || isEnough(now))
            return end(idle);
          empty = now.rows.length > rows && rows >= 0 ? 0 : empty + 1;
          rows = now.rows.length;
          if (kind === "long") await pause(paceMs);
        }
        end({ ...idle, paused: true });
      } catch (cause) {
        if (own.signal.aborted) return;
        health.failed(cause);
        end({ ...idle, error: asError(cause) });
      }
    },
    [client, health, q, sort],
  );

  const loaded = list?.rows.length ?? 0;
  const open = list !== undefined && list.nextCursor !== null;
  const next = useCallback(() => void run("page", (now) => now.rows.length > loaded), [run, loaded]);
  const failed = state.error !== null;
  useEffect(() => {
    if (!failed) return;
    addEventListener("online", next);
    return () => removeEventListener("online", next);
  }, [failed, next]);
  const blocked = failed || state.paused;
  const more = useCallback(() => {
    if (open && !blocked) next();
  }, [open, blocked, next]);
  const upTo = useCallback((rows: number) => void run("long", (now) => now.rows.length >= rows), [run]);
  return { ...state, more, retry: next, upTo, stop };
};
