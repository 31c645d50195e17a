import type { Metadata } from "next";
import { ViewsScreen } from "@/components/screens/views-screen";
import { requireContext } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "Views" };

export default async function ViewsPage() {
  await requireContext();
  return <ViewsScreen />;
}
