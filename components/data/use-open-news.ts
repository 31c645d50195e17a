"use client";
import { type QueryClient, type QueryKey, queryOptions, useQuery } from "@tanstack/react-query";
import { isGone } from "@/lib/core/is-gone";

/** The list's rhythm: a call or two twice a minute for each page that somebody looks at, well within the budget (quality.md 3.2). */
const lookEveryMs = 30_000;

type Read = { readonly fetchedAtMs: number; readonly stale: boolean };

export type OpenNews<T extends Read> = {
  /** Where what is open is kept once it has been read. */
  readonly queryKey: QueryKey;
  /** Asks whether it is still as it is `known`; `now` is null where it is. */
  readonly look: (
    known: T,
    signal: AbortSignal,
  ) => Promise<{ readonly now: T | null; readonly stale: boolean }>;
};

/** What was read or done meanwhile by other ways is newer and stays. */
const lookForNews = async <T extends Read>(
  client: QueryClient,
  { queryKey, look }: OpenNews<T>,
  signal: AbortSignal,
): Promise<null> => {
  const known = client.getQueryData<T>(queryKey);
  if (known === undefined || client.isFetching({ queryKey, exact: true }) > 0) return null;
  try {
    const { now, stale } = await look(known, signal);
    if (client.getQueryData(queryKey) !== known) return null;
    if (now !== null && now.fetchedAtMs >= known.fetchedAtMs) client.setQueryData(queryKey, now);
    else if (stale !== known.stale) client.setQueryData(queryKey, { ...known, stale });
  } catch (error) {
    if (!isGone(error)) throw error;
    await client.invalidateQueries({ queryKey, exact: true });
  }
  return null;
};

const newsQuery = <T extends Read>(news: OpenNews<T>) =>
  queryOptions({
    queryKey: ["open-news", ...news.queryKey] as const,
    queryFn: ({ client, signal }) => lookForNews(client, news, signal),
    // What was just opened was just read.
    initialData: null,
    staleTime: lookEveryMs,
    refetchInterval: lookEveryMs,
    refetchIntervalInBackground: false,
    gcTime: 0,
  });

/** Looks now and then whether others have changed what is open, for as long as somebody looks at the page. */
export const useOpenNews = <T extends Read>(news: OpenNews<T>): void => {
  useQuery(newsQuery(news));
};
