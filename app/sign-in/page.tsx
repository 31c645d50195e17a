import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ProblemNote, problemIn } from "@/components/sign-in/problem-note";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { Door } from "@/components/ui/door";
import { safePath } from "@/lib/server/auth/callback-url";
import { configuredProviders } from "@/lib/server/auth/providers/configured";
import { currentActor } from "@/lib/server/http/page";
import { demoAccounts } from "@/lib/server/setup/demo-members";
import { hasOwner } from "@/lib/server/setup/state";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: Props) {
  const { next: asked, ended, problem: why, with: whom } = await searchParams;
  const next = safePath(asked);
  if (await currentActor()) redirect(next);
  if (!(await hasOwner())) redirect("/setup");
  const providers = configuredProviders();
  const problem = problemIn(why);
  return (
    <Door title="Sign in">
      {ended === undefined ? null : (
        <p role="status" className="mb-4 rounded-l bg-warm-soft px-3 py-2 text-warm">
          Your session has ended. Sign in to go on where you were; what you had begun to write is kept.
        </p>
      )}
      {problem === null ? null : (
        <ProblemNote
          problem={problem}
          name={providers.find(({ id }) => id === whom)?.name ?? "The provider"}
        />
      )}
      <SignInForm next={next} providers={providers} demoAccounts={demoAccounts()} />
    </Door>
  );
}
