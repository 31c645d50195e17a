import type { Metadata } from "next";
import { JournalScreen } from "@/components/screens/journal-screen";
import type { Subject } from "@/lib/actions/subject";
import { isId } from "@/lib/core/ids";
import { requireContext } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "Recent actions" };

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

const subjectIn = (asked: Awaited<Props["searchParams"]>): Subject | null => {
  for (const kind of ["conversation", "ticket"] as const) {
    const id = asked[kind];
    if (typeof id === "string" && isId(kind, id)) return { kind, id };
  }
  return null;
};

export default async function JournalPage({ searchParams }: Props) {
  await requireContext();
  return <JournalScreen of={subjectIn(await searchParams)} />;
}
