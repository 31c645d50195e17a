import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { firstView } from "@/components/data/first-view";
import { QueueHome } from "./queue-home";

export const metadata: Metadata = { title: "Search" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A query of one's own; without one, the first view. */
export default async function QueuePage({ searchParams }: Props) {
  const params = await searchParams;
  if (typeof params.q !== "string") redirect(`/queue/${firstView}`);
  return <QueueHome pathname="/queue" params={params} />;
}
