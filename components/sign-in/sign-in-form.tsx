"use client";
import { type FormEvent, useRef, useState } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { signIn } from "@/lib/api/session";
import type { Provider } from "@/lib/api/sign-in-problem";
import { type AppError, isAppError } from "@/lib/core/errors";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { ProviderButtons } from "./provider-buttons";

const inWords = (error: AppError): string =>
  error.code === "too_many_requests" && error.retryAfterSeconds
    ? `${error.message} Try again in ${Math.ceil(error.retryAfterSeconds / 60)} min.`
    : error.message;

export type SignInFormProps = {
  /** Where to go afterwards; the server checks it. */
  readonly next: string;
  /** By whom one can sign in beside the password. */
  readonly providers: readonly Provider[];
  readonly demoAccounts: readonly DemoAccount[];
};

export const SignInForm = ({ next, providers, demoAccounts }: SignInFormProps) => {
  // What a person or a password manager has filled in before the program began stands in the fields alone.
  const emailField = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const email = emailField.current?.value ?? "";
    const password = passwordField.current?.value ?? "";
    setPending(true);
    setError(null);
    try {
      location.assign(await signIn({ email, password, next }));
    } catch (cause) {
      setError(isAppError(cause) ? inWords(cause) : "Signing in failed. Try again in a moment.");
      setPending(false);
      passwordField.current?.focus();
    }
  };
  return (
    <>
      <form method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
        <TextField
          ref={emailField}
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          marksRequired={false}
        />
        <TextField
          ref={passwordField}
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          marksRequired={false}
          error={error ?? undefined}
        />
        <div role="alert" className="sr-only">
          {error}
        </div>
        <SubmitButton variant="solid" pending={pending} className="min-h-9">
          {pending ? "Signing in…" : "Sign in"}
        </SubmitButton>
      </form>
      {providers.length > 0 ? <ProviderButtons providers={providers} next={next} /> : null}
      {demoAccounts.length > 0 ? (
        <DemoAccounts
          accounts={demoAccounts}
          onPick={(account) => {
            if (emailField.current) emailField.current.value = account.email;
            if (passwordField.current) passwordField.current.value = account.password;
            setError(null);
          }}
        />
      ) : null}
    </>
  );
};
