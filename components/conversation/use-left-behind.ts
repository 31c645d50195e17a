"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import type { Draft } from "@/components/data/draft";
import { draftStore } from "@/components/data/draft-store";
import { saveDraftSoon } from "@/components/data/draft-sync";
import { lookAtOutgoing } from "@/components/data/outgoing";
import { settleTakenBack } from "@/components/data/take-back-outgoing";
import { takingBack } from "@/components/data/taking-back";
import { callApi } from "@/lib/api/call";
import { getOneOutgoing } from "@/lib/api/outgoing";
import { isAppError } from "@/lib/core/errors";

const againMs = 5000;

/** Null where the server was never given it. */
const stateOf = async (key: string) => {
  try {
    return (await callApi(getOneOutgoing, { key })).state;
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
};

/** What the server has is its own to send. What it never got is a draft again, under its key: sent once more it is the same message. */
const settle = async (owner: string, id: string, draft: Draft): Promise<void> => {
  const state = await stateOf(draft.key);
  // Another look may have been quicker, and has put it back.
  if (!draftStore.leftBehind(owner).some((one) => one.draft.key === draft.key)) return;
  if (state !== null && state !== "taken_back") return draftStore.handedOver(owner, id, draft.key);
  draftStore.putBack(owner, id, draft);
  // Its key was used up by what was taken back.
  if (state === "taken_back") draftStore.write(owner, id, {});
  saveDraftSoon(owner, id);
};

/** Words that were being handed over, or taken back, when their page went away or lost the server: it is asked what became of them. */
export const useLeftBehind = (owner: string): void => {
  const client = useQueryClient();
  const keys = useSyncExternalStore(
    draftStore.subscribe,
    () =>
      draftStore
        .leftBehind(owner)
        .map(({ draft }) => draft.key)
        .join(" "),
    () => "",
  );
  useQuery({
    queryKey: ["left-behind", owner, keys],
    queryFn: async () => {
      for (const { id, draft } of draftStore.leftBehind(owner)) await settle(owner, id, draft);
      // What the server has shows on its way.
      lookAtOutgoing(client);
      return null;
    },
    enabled: keys !== "",
    retry: true,
    retryDelay: againMs,
    gcTime: 0,
  });
  const [wasTakingBack] = useState(() => takingBack.open(owner).length > 0);
  useQuery({
    queryKey: ["taking-back", owner],
    queryFn: async () => {
      await settleTakenBack(owner);
      return null;
    },
    enabled: wasTakingBack,
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay: againMs,
  });
};
