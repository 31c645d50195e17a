import type { Metadata } from "next";
import { JournalScreen } from "@/components/screens/journal-screen";
import { requireContext } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "Recent actions" };

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function JournalPage({ searchParams }: Props) {
  await requireContext();
  const { conversation } = await searchParams;
  const isId = typeof conversation === "string" && /^\d{1,20}$/.test(conversation);
  return <JournalScreen conversation={isId ? conversation : null} />;
}
