import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getContacts } from "@/lib/api/contacts";

const freshForMs = 60_000;
const fewestLetters = 2;

/** People whose name or e-mail holds `q`; asked for from the second letter on. */
export const contactSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ["contact-search", q.trim()] as const,
    queryFn: ({ signal }) => callApi(getContacts, { q: q.trim() }, { signal }),
    staleTime: freshForMs,
    enabled: q.trim().length >= fewestLetters,
    placeholderData: keepPreviousData,
  });
