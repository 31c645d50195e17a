"use client";
import { ticketQuery } from "@/components/data/ticket-query";
import { useOpenNews } from "@/components/data/use-open-news";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { ticketRevision } from "@/lib/actions/ticket-revision";
import { callApi } from "@/lib/api/call";
import { getTicketNews } from "@/lib/api/tickets";

/** Looks now and then whether others have changed the ticket that is open. */
export const useTicketNews = (id: string): void =>
  useOpenNews<TicketDetail>({
    queryKey: ticketQuery(id).queryKey,
    look: async (known, signal) => {
      const revision = ticketRevision(known);
      const { ticket, stale } = await callApi(getTicketNews, { id, revision }, { signal });
      return { now: ticket, stale };
    },
  });
