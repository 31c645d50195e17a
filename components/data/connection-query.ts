import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getConnection } from "@/lib/api/connection";

export const connectionQuery = () =>
  queryOptions({
    queryKey: ["connection"] as const,
    queryFn: ({ signal }) => callApi(getConnection, {}, { signal }),
  });
