import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isSavedId } from "@/components/data/desk-address";
import { knownView } from "@/components/data/known-view";
import { isolated } from "@/lib/core/text";
import { builtInView } from "@/lib/search/built-in-views";
import { requireContext } from "@/lib/server/http/page";
import { listViews } from "@/lib/server/views/list-views";
import { QueueHome } from "../queue-home";

type Props = {
  params: Promise<{ view: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { view } = await params;
  if (!isSavedId(view)) return { title: builtInView(view)?.title ?? "Queue" };
  const { views } = await listViews(await requireContext());
  return { title: isolated(knownView(view, views)?.title ?? "View") };
};

export default async function ViewPage({ params, searchParams }: Props) {
  const { view } = await params;
  if (!builtInView(view) && !isSavedId(view)) notFound();
  return <QueueHome pathname={`/queue/${view}`} params={await searchParams} />;
}
