"use client";
import { type QueryKey, type UseQueryOptions, useQuery, useQueryClient } from "@tanstack/react-query";

/**
 * What a page is open on. While nothing of it is there the page hears of all that happens to the reading, as that it waits for a
 * connection; then only of what is new: it would be drawn anew, a long thread and all, at the beginning and the end of each reading.
 */
export const useOpenQuery = <T, K extends QueryKey>(query: UseQueryOptions<T, Error, T, K>) => {
  const client = useQueryClient();
  return useQuery({
    ...query,
    notifyOnChangeProps: () =>
      client.getQueryData(query.queryKey) === undefined ? "all" : ["data", "error"],
  });
};
