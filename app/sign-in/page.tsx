import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Door } from "@/components/ui/door";
import { safePath } from "@/lib/server/auth/callback-url";
import { currentActor } from "@/lib/server/http/page";
import { demoAccounts } from "@/lib/server/setup/demo-members";
import { hasOwner } from "@/lib/server/setup/state";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: Props) {
  const next = safePath((await searchParams).next);
  if (await currentActor()) redirect(next);
  if (!(await hasOwner())) redirect("/setup");
  return (
    <Door title="Sign in">
      <SignInForm next={next} demoAccounts={demoAccounts()} />
    </Door>
  );
}
