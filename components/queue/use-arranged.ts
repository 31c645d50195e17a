"use client";
import { useCallback, useEffect, useMemo, useState } from "react";
import { listName, recall, remember } from "@/components/data/list-memory";
import { useWorkspace } from "@/components/data/workspace-query";
import { useClock } from "@/components/ui/clock";
import type { Sort } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import type { Grouping } from "@/lib/search/view";
import { type Group, groupsOf } from "./groups";
import { inLoadedOrder } from "./order";

export type Arranged = {
  /** The rows that stand in the list, in the order of the screen: none of a group that is folded away. */
  readonly rows: readonly QueueRow[];
  /** Null where the list is one. */
  readonly groups: readonly Group[] | null;
  readonly groupBy: Grouping | null;
  readonly isFolded: (key: string) => boolean;
  readonly fold: (key: string) => void;
};

/** So that rows are not put under their headers anew each second. */
const stepMs = 60_000;

const none: ReadonlySet<string> = new Set();

const useFolded = (list: string) => {
  const [folded, setFolded] = useState({ list, keys: none });
  useEffect(() => {
    const kept = recall("folded", list);
    const keys = Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
    setFolded((now) => {
      if (keys.length > 0) return { list, keys: new Set(keys) };
      return now.list === list && now.keys.size === 0 ? now : { list, keys: none };
    });
  }, [list]);
  const keys = folded.list === list ? folded.keys : none;
  const fold = useCallback(
    (key: string) => {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      remember("folded", list, next.size === 0 ? null : [...next]);
      setFolded({ list, keys: next });
    },
    [keys, list],
  );
  return { keys, fold };
};

/** Loaded rows in the order and under the headers that were asked for. */
export const useArranged = (
  rows: readonly QueueRow[],
  { q, sort }: { readonly q: string; readonly sort: Sort },
  groupBy: Grouping | null,
): Arranged => {
  const workspace = useWorkspace();
  const { keys, fold } = useFolded(`${groupBy} ${listName({ q, sort })}`);
  const ordered = useMemo(() => inLoadedOrder(rows, sort), [rows, sort]);
  const nowSeconds = useClock((now) =>
    groupBy === "waiting" ? Math.floor(now / stepMs) * (stepMs / 1000) : 0,
  );
  const groups = useMemo(
    () => (groupBy === null ? null : groupsOf(ordered, groupBy, workspace, nowSeconds)),
    [ordered, groupBy, workspace, nowSeconds],
  );
  const shown = useMemo(
    () => (groups === null ? ordered : groups.flatMap((group) => (keys.has(group.key) ? [] : group.rows))),
    [groups, ordered, keys],
  );
  const isFolded = useCallback((key: string) => keys.has(key), [keys]);
  return { rows: shown, groups, groupBy, isFolded, fold };
};
