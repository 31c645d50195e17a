import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getMembers } from "@/lib/api/members";

const pollMs = 60_000;

/** Everybody who signs in; for owners. */
export const membersQuery = () =>
  queryOptions({
    queryKey: ["members"] as const,
    queryFn: ({ signal }) => callApi(getMembers, {}, { signal }),
    staleTime: 0,
    refetchInterval: pollMs,
  });
