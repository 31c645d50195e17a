import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetupForm } from "@/components/setup/setup-form";
import { Door } from "@/components/ui/door";
import { hasOwner } from "@/lib/server/setup/state";

export const metadata: Metadata = { title: "Set up" };

/** Once, for the first owner. */
export default async function SetupPage() {
  if (await hasOwner()) redirect("/sign-in");
  return (
    <Door title="Set up Switchyard" lead="Two things: who you are, and which Intercom workspace to work on.">
      <SetupForm />
    </Door>
  );
}
