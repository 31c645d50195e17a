import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getPlainText } from "@/lib/api/conversations";

const freshForMs = 60_000;

/** The words of every part of a conversation as Intercom gives them as plain text. */
export const plainTextQuery = (id: string) =>
  queryOptions({
    queryKey: ["plain-text", id] as const,
    queryFn: ({ signal }) => callApi(getPlainText, { id }, { signal }),
    staleTime: freshForMs,
  });
