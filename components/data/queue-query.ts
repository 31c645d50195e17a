import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getQueue, getQueueCounts, type Sort } from "@/lib/api/queue";
import { askedSort } from "@/lib/search/sorts";
import { listOf, type QueueList, takenIn, withPage } from "./queue-list";
import type { ReadPage } from "./queue-sync";

const freshForMs = 10_000;
const pollMs = 30_000;
/** The server shows what it knew and asks Intercom behind it: soon after, the news is there. */
const askAgainMs = 3_000;
const countsFreshForMs = 20_000;

/** All queues share this first part, so that an action can touch every list that is known. */
export const queueKeys = ["queue"] as const;

/** And all counts this one. */
export const countsKey = ["counts"] as const;

const pageReader =
  (q: string, signal?: AbortSignal): ReadPage =>
  ({ sort, cursor, fresh }) =>
    callApi(
      getQueue,
      { q, sort, cursor: cursor ?? undefined, ...(fresh ? { fresh: "1" as const } : {}) },
      { signal },
    );

/** The first list needs none of it. */
const sync = () => import("./queue-sync");

/**
 * The list of one query; its key is `["queue", q, order]`, where orders that only sort loaded rows share the list that they sort.
 * Reading it again brings it up to date with one or two calls, however much is loaded.
 */
export const queueQuery = (q: string, sort: Sort) => {
  const asked = askedSort(sort);
  const queryKey = [...queueKeys, q, asked] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<QueueList> => {
      const latest = () => client.getQueryData<QueueList>(queryKey);
      const [read, known, askedAtMs] = [pageReader(q, signal), latest(), Date.now()];
      if (known === undefined) return listOf(await read({ sort: asked, cursor: null }), askedAtMs);
      return (await sync()).syncList(read, known, asked, Date.now, latest);
    },
    staleTime: freshForMs,
    // Rows keep their identity by themselves; comparing thousands of them with each answer would take longer than all else.
    structuralSharing: false,
    refetchInterval: (query) => {
      if (query.state.error) return false;
      return query.state.data?.stale ? askAgainMs : pollMs;
    },
  });
};

/** Changes what is loaded of one list without making it look freshly read. */
const change = (
  client: QueryClient,
  q: string,
  sort: Sort,
  to: (list: QueueList) => QueueList,
): QueueList | undefined => {
  const { queryKey } = queueQuery(q, sort);
  return client.setQueryData(queryKey, (list) => list && to(list), {
    updatedAt: client.getQueryState(queryKey)?.dataUpdatedAt ?? Date.now(),
  });
};

/**
 * Reads the list past the server's cache and shows it in place of what was known, as far down as that went.
 * @throws AppError as `callApi`; the list that was known stays.
 */
export const refreshQueue = async (client: QueryClient, q: string, sort: Sort): Promise<void> => {
  const { queryKey } = queueQuery(q, sort);
  await client.cancelQueries({ queryKey });
  const { readAgain } = await sync();
  const list = await readAgain(pageReader(q), client.getQueryData(queryKey), askedSort(sort), Date.now);
  // What has begun meanwhile stands on the old list and would put it back.
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, list);
};

/**
 * Reads one page more to the end of the list. What was begun on a list that was replaced meanwhile is forgotten.
 * @throws AppError as `callApi`
 */
export const readOn = async (
  client: QueryClient,
  q: string,
  sort: Sort,
  signal: AbortSignal,
): Promise<QueueList | undefined> => {
  const { queryKey } = queueQuery(q, sort);
  const cursor = client.getQueryData(queryKey)?.nextCursor ?? null;
  if (cursor === null) return client.getQueryData(queryKey);
  const page = await pageReader(q, signal)({ sort: askedSort(sort), cursor });
  return change(client, q, sort, (list) => (list.nextCursor === cursor ? withPage(list, page) : list));
};

/** Shows what came in behind the reader's back. */
export const takeIn = (client: QueryClient, q: string, sort: Sort): void => {
  change(client, q, sort, takenIn);
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
