import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getSessions } from "@/lib/api/sessions";

const pollMs = 60_000;

/** Where one is signed in. */
export const sessionsQuery = () =>
  queryOptions({
    queryKey: ["sessions"] as const,
    queryFn: ({ signal }) => callApi(getSessions, {}, { signal }),
    staleTime: 0,
    refetchInterval: pollMs,
  });
