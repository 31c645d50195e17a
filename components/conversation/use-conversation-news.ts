"use client";
import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { conversationKey } from "@/components/data/conversation-query";
import { callApi } from "@/lib/api/call";
import { getConversationNews } from "@/lib/api/conversations";
import type { ConversationDetail } from "@/lib/conversation/model";
import { revisionOf } from "@/lib/conversation/revision";
import { isAppError } from "@/lib/core/errors";

/** The list's rhythm: two calls a minute for each page that somebody looks at, well within the budget (quality.md 3.2). */
const lookEveryMs = 30_000;

const isGone = (error: unknown): boolean => isAppError(error) && error.code === "conversation_gone";

/** What was read or done meanwhile by other ways is newer and stays. */
const lookForNews = async (client: QueryClient, id: string, signal: AbortSignal): Promise<null> => {
  const queryKey = conversationKey(id);
  const known = client.getQueryData<ConversationDetail>(queryKey);
  if (known === undefined || client.isFetching({ queryKey, exact: true }) > 0) return null;
  try {
    const { conversation, stale } = await callApi(
      getConversationNews,
      { id, revision: revisionOf(known) },
      { signal },
    );
    if (client.getQueryData(queryKey) !== known) return null;
    if (conversation !== null && conversation.fetchedAtMs >= known.fetchedAtMs)
      client.setQueryData(queryKey, conversation);
    else if (stale !== known.stale) client.setQueryData(queryKey, { ...known, stale });
  } catch (error) {
    if (!isGone(error)) throw error;
    await client.invalidateQueries({ queryKey, exact: true });
  }
  return null;
};

const newsQuery = (id: string) =>
  queryOptions({
    queryKey: ["conversation-news", id] as const,
    queryFn: ({ client, signal }) => lookForNews(client, id, signal),
    // What was just opened was just read.
    initialData: null,
    staleTime: lookEveryMs,
    refetchInterval: lookEveryMs,
    refetchIntervalInBackground: false,
    gcTime: 0,
  });

/** Looks now and then whether others have changed what is open, for as long as somebody looks at the page. */
export const useConversationNews = (id: string): void => {
  useQuery(newsQuery(id));
};
