"use client";
import { useQuery } from "@tanstack/react-query";
import { ticketQuery } from "@/components/data/ticket-query";
import type { TicketDetail } from "@/lib/actions/ticket-detail";

/** The ticket as it is by now; undefined until it was read anew. */
export const useTicketNow = (id: string): TicketDetail | undefined => {
  const { data, isFetchedAfterMount } = useQuery({ ...ticketQuery(id), refetchOnMount: "always" });
  return isFetchedAfterMount ? data : undefined;
};
