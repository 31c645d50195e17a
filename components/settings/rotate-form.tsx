"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useHealthWatch } from "@/components/data/health";
import { fieldErrors } from "@/components/ui/field-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useToasts } from "@/components/ui/toasts";
import { useFocusOnError } from "@/components/ui/use-focus-on-error";
import { callApi } from "@/lib/api/call";
import { putConnection } from "@/lib/api/connection";
import type { Region } from "@/lib/api/limits";
import { AppError, isAppError } from "@/lib/core/errors";

/** A new token in place of the old one, once Intercom has taken it. */
export const RotateForm = ({ region }: { region: Region }) => {
  const client = useQueryClient();
  const { show } = useToasts();
  const health = useHealthWatch();
  const [error, setError] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const ref = useFocusOnError(error);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const token = String(new FormData(form).get("token") ?? "");
    setPending(true);
    setError(null);
    try {
      client.setQueryData(["connection"], await callApi(putConnection, { region, token }));
      form.reset();
      health.accepted();
      show({ tone: "calm", text: "The new token is in use." });
      void client.invalidateQueries();
    } catch (cause) {
      setError(isAppError(cause) ? cause : new AppError("internal", "That failed. Try again in a moment."));
    } finally {
      setPending(false);
    }
  };
  return (
    <form
      ref={ref}
      method="post"
      onSubmit={onSubmit}
      className="mt-5 flex flex-col gap-3 border-t border-line pt-4"
    >
      <TextField
        label="New access token"
        name="token"
        type="password"
        autoComplete="off"
        required
        marksRequired={false}
        error={fieldErrors(error?.fields).token ?? error?.message}
        hint="Checked with Intercom before it replaces the old one. It has to belong to the same workspace."
      />
      <SubmitButton pending={pending} className="self-start">
        {pending ? "Asking Intercom…" : "Replace the token"}
      </SubmitButton>
    </form>
  );
};
