import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { JournalScreen } from "@/components/screens/journal-screen";
import { isId } from "@/lib/core/ids";
import { requireContext } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "Journal" };

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function JournalPage({ searchParams }: Props) {
  await requireContext();
  const asked = await searchParams;
  // Addresses from before the journal had queries.
  for (const kind of ["conversation", "ticket"] as const)
    if (isId(kind, asked[kind])) redirect(`/journal?q=${kind}:${asked[kind]}`);
  return <JournalScreen />;
}
