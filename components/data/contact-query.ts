import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getContact } from "@/lib/api/contacts";

const freshForMs = 60_000;

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ["contact", id] as const,
    queryFn: ({ signal }) => callApi(getContact, { id }, { signal }),
    staleTime: freshForMs,
  });
