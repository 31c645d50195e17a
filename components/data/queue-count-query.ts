import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getQueueCount } from "@/lib/api/queue";

const freshForMs = 30_000;

/** How many conversations a query matches. Called off as soon as nobody looks at it any more. */
export const queueCountQuery = (q: string) =>
  queryOptions({
    queryKey: ["queue-count", q] as const,
    queryFn: ({ signal }) => callApi(getQueueCount, { q }, { signal }),
    staleTime: freshForMs,
    retry: false,
  });
