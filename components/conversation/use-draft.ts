"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { draftStore } from "@/components/data/draft-store";
import { draftsQuery, flushDrafts, saveDraftSoon } from "@/components/data/draft-sync";
import type { DraftContent } from "@/lib/api/drafts";

/** The draft of one conversation and member: kept in this browser from the first letter, and on the server within seconds. */
export const useDraft = (owner: string, id: string) => {
  const record = useSyncExternalStore(
    draftStore.subscribe,
    () => draftStore.get(owner, id),
    () => null,
  );
  // Whoever opens a conversation wants what another device has written there; what comes is taken over by the dock.
  useQuery(draftsQuery());
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") flushDrafts();
    };
    addEventListener("pagehide", flushDrafts);
    document.addEventListener("visibilitychange", leave);
    return () => {
      removeEventListener("pagehide", flushDrafts);
      document.removeEventListener("visibilitychange", leave);
    };
  }, []);
  const write = useCallback(
    (change: Partial<DraftContent>) => {
      draftStore.write(owner, id, change);
      saveDraftSoon(owner, id);
    },
    [owner, id],
  );
  return useMemo(() => ({ ...(record ?? draftStore.get(owner, id)), write }), [record, owner, id, write]);
};
