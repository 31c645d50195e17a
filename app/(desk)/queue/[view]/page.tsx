import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { builtInView } from "@/lib/search/built-in-views";
import { QueueHome } from "../queue-home";

type Props = {
  params: Promise<{ view: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: builtInView((await params).view)?.title ?? "Queue",
});

export default async function ViewPage({ params, searchParams }: Props) {
  const { view } = await params;
  if (!builtInView(view)) notFound();
  return <QueueHome pathname={`/queue/${view}`} params={await searchParams} />;
}
