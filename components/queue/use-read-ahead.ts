"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { conversationKey } from "@/components/data/conversation-query";
import { callApi } from "@/lib/api/call";
import { getConversation } from "@/lib/api/conversations";
import type { QueueRow } from "@/lib/conversation/model";
import type { Desk } from "./use-desk";

/** Who runs down the list with a held key asks for nothing. */
const settledMs = 200;

/**
 * Reads one conversation before anybody asks for it. A failure says nothing: nobody is waiting, and opening it asks again.
 * What came in meanwhile by other ways is newer and stays.
 */
const readAhead = async (client: QueryClient, id: string, signal: AbortSignal): Promise<void> => {
  const key = conversationKey(id);
  if (client.getQueryState(key)) return;
  const detail = await callApi(getConversation, { id, ahead: "1" }, { signal }).catch(() => null);
  if (detail !== null && !client.getQueryState(key)) client.setQueryData(key, detail);
};

/** The marked row and the one after it, on the way that one goes, are there when they are opened; two reads a stop, in the lane that gives way. */
export const useReadAhead = (
  { selectedId, openId }: Pick<Desk, "selectedId" | "openId">,
  rows: readonly QueueRow[],
): void => {
  const client = useQueryClient();
  const at = rows.findIndex((row) => row.id !== null && row.id === selectedId);
  const way = useRef({ at, step: 1 });
  // The last move says which way one goes; a row that stands elsewhere by itself is no move.
  const step =
    at < 0 || way.current.at < 0 || at === way.current.at ? way.current.step : at > way.current.at ? 1 : -1;
  const nextId = at < 0 ? null : (rows[at + step]?.id ?? null);
  useEffect(() => {
    way.current = { at, step };
  }, [at, step]);
  useEffect(() => {
    const ids = [selectedId, nextId].filter((id) => id !== null && id !== openId);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      for (const id of ids) if (id !== null) void readAhead(client, id, stop.signal);
    }, settledMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [client, selectedId, nextId, openId]);
};
