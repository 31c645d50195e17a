"use client";
import { type FormEvent, useState } from "react";
import { fieldErrors } from "@/components/ui/field-errors";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFocusOnError } from "@/components/ui/use-focus-on-error";
import { callApi } from "@/lib/api/call";
import { postSetup } from "@/lib/api/connection";
import { type Region, regions, shortestPassword } from "@/lib/api/limits";
import { signIn } from "@/lib/api/session";
import { AppError, isAppError } from "@/lib/core/errors";

const regionNames: Record<Region, string> = { us: "United States", eu: "Europe", au: "Australia" };
const regionOptions = regions.map((value) => ({ value, label: regionNames[value] }));

const read = (form: HTMLFormElement) => {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "");
  const region = regions.find((one) => one === text("region")) ?? "us";
  return {
    name: text("name"),
    email: text("email"),
    password: text("password"),
    region,
    token: text("token"),
  };
};

/** The first owner and the workspace's token, checked with Intercom before anything is kept. */
export const SetupForm = () => {
  const [error, setError] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const form = useFocusOnError(error);
  const errors = fieldErrors(error?.fields);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = read(event.currentTarget);
    setPending(true);
    setError(null);
    try {
      await callApi(postSetup, input);
      location.assign(await signIn({ email: input.email, password: input.password, next: "/queue" }));
    } catch (cause) {
      setError(
        isAppError(cause) ? cause : new AppError("internal", "Setting up failed. Try again in a moment."),
      );
      setPending(false);
    }
  };
  return (
    <form ref={form} method="post" onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        marksRequired={false}
        error={errors.name}
      />
      <TextField
        label="Your e-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        marksRequired={false}
        error={errors.email}
        hint="The one that you have in Intercom, so that what you do is done in your name."
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={shortestPassword}
        required
        marksRequired={false}
        error={errors.password}
        hint={`At least ${shortestPassword} characters.`}
      />
      <SelectField
        label="Where your Intercom workspace is hosted"
        name="region"
        defaultValue="us"
        options={regionOptions}
        error={errors.region}
      />
      <TextField
        label="Intercom access token"
        name="token"
        type="password"
        autoComplete="off"
        required
        marksRequired={false}
        error={errors.token}
        hint="From your app in Intercom's Developer Hub. It is sealed on this server and never shown again."
      />
      <p role="alert" className="text-late empty:hidden">
        {error && !error.fields?.length ? error.message : null}
      </p>
      <SubmitButton variant="solid" pending={pending} className="min-h-9">
        {pending ? "Asking Intercom…" : "Connect"}
      </SubmitButton>
    </form>
  );
};
