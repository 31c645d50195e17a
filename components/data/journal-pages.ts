import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getJournal, getJournalMembers, getJournalNews, type JournalPage } from "@/lib/api/journal";
import { journalKeys } from "./journal-query";

/** What the query finds, newest first, page by page. It stays as it was read until something is done here, or somebody asks. */
export const journalPagesQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...journalKeys, "pages", q] as const,
    queryFn: ({ signal, pageParam }) =>
      callApi(getJournal, pageParam === null ? { q } : { q, before: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: JournalPage) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });

const newsEveryMs = 20_000;

/** How much came in above what is shown. */
export const journalNewsQuery = (q: string, since: string | undefined) =>
  queryOptions({
    queryKey: [...journalKeys, "news", q, since] as const,
    queryFn: ({ signal }) => callApi(getJournalNews, { q, since: since ?? "0" }, { signal }),
    enabled: since !== undefined,
    refetchInterval: newsEveryMs,
    staleTime: 0,
  });

/** Whom `by:` can name. */
export const journalMembersQuery = () =>
  queryOptions({
    queryKey: [...journalKeys, "members"] as const,
    queryFn: ({ signal }) => callApi(getJournalMembers, {}, { signal }),
    staleTime: 60_000,
  });
