import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getConversation } from "@/lib/api/conversations";

const freshForMs = 15_000;

export const conversationKey = (id: string) => ["conversation", id] as const;

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: conversationKey(id),
    queryFn: ({ signal }) => callApi(getConversation, { id }, { signal }),
    staleTime: freshForMs,
  });
