import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getSecondFactor } from "@/lib/api/second-factor";

/** Whether one's own is on. */
export const secondFactorQuery = () =>
  queryOptions({
    queryKey: ["second-factor"] as const,
    queryFn: ({ signal }) => callApi(getSecondFactor, {}, { signal }),
    staleTime: 0,
  });
