"use client";
import { useMemo } from "react";
import type { Workspace } from "@/lib/api/workspace";
import type { ConversationDetail, ConversationSummary, Person } from "@/lib/conversation/model";
import { applyDetail, applySummary } from "@/lib/conversation/transitions";
import { type PendingAction, usePendingActions } from "./pending-actions";
import { useWorkspace } from "./workspace-query";

const meAsPerson = (me: Workspace["me"] | undefined): Person => ({
  kind: "teammate",
  id: me?.teammateId ?? null,
  name: me?.name ?? "You",
  email: me?.email ?? null,
});

const nowOf = (entry: PendingAction): number => Math.floor(entry.startedAtMs / 1000);

/** A row with what this browser has asked for and the server has not confirmed yet. */
export const shownRow = (row: ConversationSummary, pending: readonly PendingAction[]): ConversationSummary =>
  pending.reduce(
    (shown, entry) =>
      entry.conversationId === shown.id ? applySummary(shown, entry.action, { now: nowOf(entry) }) : shown,
    row,
  );

/** A conversation with what is still under way laid over it, replies and notes among its parts. */
export const useShownConversation = (
  detail: ConversationDetail | undefined,
): ConversationDetail | undefined => {
  const pending = usePendingActions();
  const me = useWorkspace()?.me;
  return useMemo(() => {
    if (detail === undefined) return undefined;
    return pending.reduce(
      (shown, entry) =>
        entry.conversationId === shown.id
          ? applyDetail(shown, entry.action, {
              me: meAsPerson(me),
              now: nowOf(entry),
              partId: `pending-${entry.key}`,
            })
          : shown,
      detail,
    );
  }, [detail, pending, me]);
};
