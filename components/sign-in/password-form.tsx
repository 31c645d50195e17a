"use client";
import { type FormEvent, useState } from "react";
import { fieldErrors } from "@/components/ui/field-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFocusOnError } from "@/components/ui/use-focus-on-error";
import { callApi } from "@/lib/api/call";
import { acceptLink, type LinkPurpose } from "@/lib/api/invitations";
import { shortestPassword } from "@/lib/api/limits";
import { signIn } from "@/lib/api/session";
import { AppError, isAppError } from "@/lib/core/errors";

/** Where one stands once the password is set: at the desk, or where one signs in by hand if that asks for more. */
const enter = async (email: string, password: string): Promise<string> => {
  try {
    return await signIn({ email, password, next: "/queue" });
  } catch {
    return "/sign-in";
  }
};

export type PasswordFormProps = {
  readonly token: string;
  readonly purpose: LinkPurpose;
  /** The link stopped working while the page was open. */
  readonly onDead: () => void;
};

export const PasswordForm = ({ token, purpose, onDead }: PasswordFormProps) => {
  const [error, setError] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const [isShown, setShown] = useState(false);
  const form = useFocusOnError(error);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setPending(true);
    setError(null);
    try {
      const { email } = await callApi(acceptLink, { token, password });
      location.replace(await enter(email, password));
    } catch (cause) {
      setPending(false);
      if (isAppError(cause) && cause.code === "not_found") onDead();
      else
        setError(isAppError(cause) ? cause : new AppError("internal", "That failed. Try again in a moment."));
    }
  };
  return (
    <form ref={form} method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      {/* For password managers too, which keep the password under it. */}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        readOnly
        value={purpose.email}
      />
      <TextField
        label="Password"
        name="password"
        type={isShown ? "text" : "password"}
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        required
        marksRequired={false}
        error={fieldErrors(error?.fields).password}
        hint={`At least ${shortestPassword} characters. A few words that have nothing to do with each other are good.`}
      />
      <label className="-mt-2 flex min-h-8 cursor-pointer items-center gap-2.5 max-md:min-h-11">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => setShown(event.target.checked)}
          className="size-4 shrink-0 accent-accent"
        />
        Show the password
      </label>
      <p role="alert" className="text-late empty:hidden">
        {error && !error.fields?.length ? error.message : null}
      </p>
      <SubmitButton variant="solid" pending={pending} className="min-h-9">
        {pending ? "One moment…" : purpose.kind === "invite" ? "Join" : "Set the password"}
      </SubmitButton>
    </form>
  );
};
