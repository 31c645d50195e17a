"use client";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { signIn } from "@/lib/api/session";
import { type AppError, isAppError } from "@/lib/core/errors";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";

const inWords = (error: AppError): string =>
  error.code === "too_many_requests" && error.retryAfterSeconds
    ? `${error.message} Try again in ${Math.ceil(error.retryAfterSeconds / 60)} min.`
    : error.message;

export type SignInFormProps = {
  /** Where to go afterwards; the server checks it. */
  readonly next: string;
  readonly demoAccounts: readonly DemoAccount[];
};

export const SignInForm = ({ next, demoAccounts }: SignInFormProps) => {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const passwordField = useRef<HTMLInputElement>(null);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
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
      <form onSubmit={onSubmit} className="flex flex-col gap-4" noValidate={false}>
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          marksRequired={false}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          ref={passwordField}
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          marksRequired={false}
          value={password}
          error={error ?? undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div role="alert" className="sr-only">
          {error}
        </div>
        <Button type="submit" variant="solid" pending={pending} className="min-h-9">
          {pending ? "Signing in…" : "Sign in"}
        </Button>
      </form>
      {demoAccounts.length > 0 ? (
        <DemoAccounts
          accounts={demoAccounts}
          onPick={(account) => {
            setEmail(account.email);
            setPassword(account.password);
            setError(null);
          }}
        />
      ) : null}
    </>
  );
};
