import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getQueue, getQueueCounts, type QueuePage, type Sort } from "@/lib/api/queue";

const freshForMs = 10_000;
const pollMs = 30_000;
/** The server shows what it knew and asks Intercom behind it: soon after, the news is there. */
const askAgainMs = 3_000;
/** Polling reads every loaded page again, so it stops for who has scrolled far. */
const mostPolledPages = 2;
const countsFreshForMs = 20_000;

/** All queues share this first part, so that an action can touch every list that is known. */
export const queueKeys = ["queue"] as const;

/** And all counts this one. */
export const countsKey = ["counts"] as const;

export type QueueData = InfiniteData<QueuePage, string | null>;

/** The endless list of one query; its key is `["queue", q, sort]`, its data pages of `QueuePage`. */
export const queueQuery = (q: string, sort: Sort) =>
  infiniteQueryOptions({
    queryKey: [...queueKeys, q, sort] as const,
    queryFn: ({ pageParam, signal }) =>
      callApi(getQueue, { q, sort, cursor: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: freshForMs,
    refetchInterval: (query) => {
      const pages = query.state.data?.pages ?? [];
      if (query.state.error || pages.length > mostPolledPages) return false;
      return pages[0]?.stale ? askAgainMs : pollMs;
    },
  });

/**
 * Reads the first page past the server's cache and shows it in place of what was known; later pages are read again as one
 * scrolls, since their cursors belong to the old order.
 * @throws AppError as `callApi`; the list that was known stays.
 */
export const refreshQueue = async (client: QueryClient, q: string, sort: Sort): Promise<void> => {
  const { queryKey } = queueQuery(q, sort);
  await client.cancelQueries({ queryKey });
  const page = await callApi(getQueue, { q, sort, fresh: "1" });
  // What has begun meanwhile, such as reading on, stands on the old pages and would put them back.
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, { pages: [page], pageParams: [null] });
};

/** How many conversations each view of the rail holds. Not asked for while nobody looks at the page. */
export const countsQuery = () =>
  queryOptions({
    queryKey: [...countsKey, "rail"] as const,
    queryFn: ({ signal }) => callApi(getQueueCounts, {}, { signal }),
    staleTime: countsFreshForMs,
    refetchInterval: 30_000,
    refetchIntervalInBackground: false,
  });

/** As `countsQuery`, of every view that one sees. */
export const allCountsQuery = () =>
  queryOptions({
    queryKey: [...countsKey, "all"] as const,
    queryFn: ({ signal }) => callApi(getQueueCounts, { all: "1" as const }, { signal }),
    staleTime: countsFreshForMs,
    refetchInterval: 60_000,
    refetchIntervalInBackground: false,
  });
