"use client";
import { useMemo } from "react";
import { envOf } from "@/components/data/env-of";
import { usePendingActions, useTouched } from "@/components/data/pending-actions";
import { useSetting } from "@/components/data/settings";
import { shownRow } from "@/components/data/shown";
import { useWorkspace } from "@/components/data/workspace-query";
import type { ConversationSummary, QueueRow } from "@/lib/conversation/model";
import { queueLanguage, useLanguage } from "./use-language";
import type { QueueListing } from "./use-queue-list";

export type VisibleRows = {
  readonly rows: readonly QueueRow[];
  /** So many have gone by what was done here since the list was last counted. */
  readonly uncounted: number;
};

/**
 * The rows with what this browser has done to them. One that no longer matches by that leaves at once; but while it is the
 * marked one it stays, unless it was closed and one does not want to stay there, so that one can go on working on it. What others took out of the list stays where it stands
 * until the list is shown anew.
 */
export const useVisibleRows = (
  { rows, left, known }: Pick<QueueListing, "rows" | "left" | "known">,
  q: string,
  selectedId: string | null,
): VisibleRows => {
  const pending = usePendingActions();
  const touched = useTouched();
  const workspace = useWorkspace();
  const language = useLanguage(queueLanguage);
  const stays = useSetting("afterClose") === "stay";
  const countedAtMs = known?.countedAtMs ?? 0;
  const verdict = useMemo(() => language?.judge(q) ?? (() => "unknown"), [language, q]);
  // Moving over rows that nothing was done to changes nothing here.
  const marked = selectedId !== null && touched.has(selectedId) ? selectedId : null;
  return useMemo(() => {
    if (pending.length === 0 && touched.size === 0) return { rows, uncounted: 0 };
    const env = envOf(workspace);
    const isPending = new Set(pending.map((entry) => entry.conversationId));
    let uncounted = 0;
    const isKept = (row: ConversationSummary): boolean => {
      const actedAtMs = touched.get(row.id);
      if (actedAtMs === undefined || (row.id === marked && (stays || row.state !== "closed"))) return true;
      if (!left.has(row.id) && verdict(row, env) !== "no") return true;
      if (!left.has(row.id) && (isPending.has(row.id) || actedAtMs >= countedAtMs)) uncounted += 1;
      return false;
    };
    const visible = rows.flatMap((row): readonly QueueRow[] => {
      if (row.kind !== "conversation") return [row];
      const shown = touched.has(row.id) ? shownRow(row, pending) : row;
      return isKept(shown) ? [shown] : [];
    });
    return { rows: visible, uncounted };
  }, [rows, left, countedAtMs, pending, touched, verdict, workspace, marked, stays]);
};
