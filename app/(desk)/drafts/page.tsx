import type { Metadata } from "next";
import { DraftsScreen } from "@/components/screens/drafts-screen";
import { requireContext } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "Drafts" };

export default async function DraftsPage() {
  await requireContext();
  return <DraftsScreen />;
}
