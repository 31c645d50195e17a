import type { Metadata } from "next";
import { SettingsScreen } from "@/components/screens/settings-screen";
import { requireActor } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "Settings" };

/** Also where nothing is connected yet: here is where one connects it. */
export default async function SettingsPage() {
  await requireActor();
  return <SettingsScreen />;
}
