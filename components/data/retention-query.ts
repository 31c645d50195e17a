import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getRetention } from "@/lib/api/journal-retention";

/** How long the journal is kept, and what it has; for owners. */
export const retentionQuery = () =>
  queryOptions({
    queryKey: ["retention"] as const,
    queryFn: ({ signal }) => callApi(getRetention, {}, { signal }),
    staleTime: 0,
  });
