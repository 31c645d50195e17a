import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api/call";
import { getTicket } from "@/lib/api/tickets";

const freshForMs = 15_000;

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: ["ticket", id] as const,
    queryFn: ({ signal }) => callApi(getTicket, { id }, { signal }),
    staleTime: freshForMs,
  });
