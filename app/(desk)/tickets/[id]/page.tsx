import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ticketQuery } from "@/components/data/ticket-query";
import { TicketScreen } from "@/components/screens/ticket-screen";
import { isId } from "@/lib/core/ids";
import { requireContext } from "@/lib/server/http/page";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { FirstLoad } from "../../first-load";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Ticket" };

export default async function TicketPage({ params }: Props) {
  const ctx = await requireContext();
  const { id } = await params;
  if (!isId("ticket", id)) notFound();
  return (
    <FirstLoad
      reads={[
        (client) => client.prefetchQuery({ ...ticketQuery(id), queryFn: () => getTicket(ctx, { id }) }),
      ]}
    >
      <TicketScreen id={id} />
    </FirstLoad>
  );
}
