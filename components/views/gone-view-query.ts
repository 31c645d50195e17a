import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getView } from "@/lib/api/views";
import { isAppError } from "@/lib/core/errors";

/** What is known of a view that is not among those one sees; null where that is nothing. */
export const goneViewQuery = (id: string) =>
  queryOptions({
    queryKey: ["gone-view", id] as const,
    queryFn: ({ signal }) =>
      callApi(getView, { id }, { signal }).catch((error: unknown) => {
        if (isAppError(error) && error.code === "not_found") return null;
        throw error;
      }),
    staleTime: 0,
  });
