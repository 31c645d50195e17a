"use client";
import { useCallback, useLayoutEffect } from "react";
import { useActions } from "@/components/data/actions-port";
import type { ConversationSummary, QueueRow } from "@/lib/conversation/model";
import { asConversation } from "./rows";
import type { Desk } from "./use-desk";

/** The row that keys act on: told as soon as it is marked, before the desk has followed. */
export const useRowActedOn = (
  { standing, openId, selectedId }: Pick<Desk, "standing" | "openId" | "selectedId">,
  rows: readonly QueueRow[],
): ConversationSummary | null => {
  const { setTarget } = useActions();
  const find = useCallback(
    (acted: string | null) => asConversation(rows.find(({ id }) => id !== null && id === acted)) ?? null,
    [rows],
  );
  const tell = useCallback(() => {
    const { open, marked } = standing.now();
    // What is opened may have left the list; then its pane alone tells of it.
    setTarget("row", find(open ?? marked));
  }, [standing, find, setTarget]);
  useLayoutEffect(() => {
    tell();
    return standing.subscribe(tell);
  }, [tell, standing]);
  useLayoutEffect(() => () => setTarget("row", null), [setTarget]);
  return find(openId ?? selectedId);
};
