"use client";
import type { FormEvent } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Provider } from "@/lib/api/sign-in-problem";
import { CodeField } from "./code-field";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { ProviderButtons } from "./provider-buttons";
import { useSignIn } from "./use-sign-in";

export type SignInFormProps = {
  /** Where to go afterwards; the server checks it. */
  readonly next: string;
  /** By whom one can sign in beside the password. */
  readonly providers: readonly Provider[];
  readonly demoAccounts: readonly DemoAccount[];
};

export const SignInForm = ({ next, providers, demoAccounts }: SignInFormProps) => {
  const { fields, kind, failure, pending, submit, show } = useSignIn(next);
  const errorAt = (at: "password" | "code") => (failure?.at === at ? failure.text : undefined);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  const pick = (account: DemoAccount) => {
    if (fields.email.current) fields.email.current.value = account.email;
    if (fields.password.current) fields.password.current.value = account.password;
    show(null);
  };
  return (
    <>
      <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
        <TextField
          ref={fields.email}
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          marksRequired={false}
          // Of somebody else nobody knows yet whether a code is wanted.
          onChange={() => show(null)}
        />
        <TextField
          ref={fields.password}
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          marksRequired={false}
          error={errorAt("password")}
        />
        {kind === null ? null : (
          <CodeField
            kind={kind}
            field={fields.code}
            error={errorAt("code")}
            onSwap={() => show(kind === "app" ? "recovery" : "app")}
          />
        )}
        <div role="alert" className="sr-only">
          {failure?.text}
        </div>
        <SubmitButton variant="solid" pending={pending} className="min-h-9">
          {pending ? "Signing in…" : "Sign in"}
        </SubmitButton>
      </form>
      {providers.length > 0 ? <ProviderButtons providers={providers} next={next} /> : null}
      {demoAccounts.length > 0 ? <DemoAccounts accounts={demoAccounts} onPick={pick} /> : null}
    </>
  );
};
