import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TicketView } from "@/components/ticket/ticket-view";
import { isId } from "@/lib/core/ids";
import { requireContext } from "@/lib/server/http/page";

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: "Ticket" };

export default async function TicketPage({ params }: Props) {
  await requireContext();
  const { id } = await params;
  if (!isId("ticket", id)) notFound();
  return <TicketView id={id} />;
}
