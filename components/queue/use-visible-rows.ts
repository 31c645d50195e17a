"use client";
import { useMemo } from "react";
import { usePendingActions, useTouched } from "@/components/data/pending-actions";
import { shownRow } from "@/components/data/shown";
import { useWorkspace } from "@/components/data/workspace-query";
import type { Workspace } from "@/lib/api/workspace";
import type { ConversationSummary, QueueRow } from "@/lib/conversation/model";
import type { Env } from "@/lib/search/moments";
import { useLanguage } from "./use-language";

const envOf = (workspace: Workspace | undefined): Env => {
  const me = workspace?.me.teammateId ?? null;
  return {
    now: Math.floor(Date.now() / 1000),
    me,
    myTeamIds: workspace?.teammates.find((one) => one.id === me)?.teamIds ?? [],
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
};

/**
 * The rows with what this browser has done to them. One that no longer matches by that leaves at once; but while it is the
 * marked one it stays, unless it was closed, so that one can go on working on it.
 */
export const useVisibleRows = (
  rows: readonly QueueRow[],
  q: string,
  selectedId: string | null,
): readonly QueueRow[] => {
  const pending = usePendingActions();
  const touched = useTouched();
  const workspace = useWorkspace();
  const language = useLanguage();
  const verdict = useMemo(() => language?.judge(q) ?? (() => "unknown"), [language, q]);
  return useMemo(() => {
    if (pending.length === 0 && touched.size === 0) return rows;
    const env = envOf(workspace);
    const stays = (row: ConversationSummary): boolean =>
      !touched.has(row.id) || (row.id === selectedId && row.state !== "closed") || verdict(row, env) !== "no";
    return rows.flatMap((row): readonly QueueRow[] => {
      if (row.kind !== "conversation") return [row];
      const shown = shownRow(row, pending);
      return stays(shown) ? [shown] : [];
    });
  }, [rows, pending, touched, verdict, workspace, selectedId]);
};
