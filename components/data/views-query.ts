import { queryOptions, useQuery } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getViews, type View } from "@/lib/api/views";

const freshForMs = 30_000;
/** Colleagues share views and change them; this asks our own database alone. */
const pollMs = 60_000;

export const viewsQuery = () =>
  queryOptions({
    queryKey: ["views"] as const,
    queryFn: ({ signal }) => callApi(getViews, {}, { signal }),
    staleTime: freshForMs,
    refetchInterval: pollMs,
  });

/** Every saved view that one may see, in one's own order; undefined until they are known for the first time. */
export const useViews = (): readonly View[] | undefined => useQuery(viewsQuery()).data?.views;
