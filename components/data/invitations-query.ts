import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getInvitations } from "@/lib/api/invitations";

const pollMs = 60_000;

/** The links that can still be used, without what would open them. */
export const invitationsQuery = () =>
  queryOptions({
    queryKey: ["invitations"] as const,
    queryFn: ({ signal }) => callApi(getInvitations, {}, { signal }),
    staleTime: 0,
    refetchInterval: pollMs,
  });
