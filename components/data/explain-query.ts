import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getExplanation } from "@/lib/api/explain";

/** Why a conversation matches a query; asked anew each time, since what it tells changes with every action. */
export const explainQuery = (id: string, q: string) =>
  queryOptions({
    queryKey: ["explain", id, q] as const,
    queryFn: ({ signal }) => callApi(getExplanation, { id, q }, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
