"use client";
import type { FormEvent, ReactNode } from "react";
import { errorWords } from "@/components/data/error-words";
import { Button } from "@/components/ui/button";
import { fieldErrors } from "@/components/ui/field-errors";
import { TextField } from "@/components/ui/text-field";
import { useFocusOnError } from "@/components/ui/use-focus-on-error";
import { useCall } from "./use-call";

export type Proof = { readonly password: string; readonly code: string };

export type ProofFormProps = {
  /** `first`: the first code of an app, for which no recovery code can stand. */
  readonly asks: "password" | "first" | "both";
  /** What the button does. */
  readonly label: string;
  readonly isDanger?: boolean;
  readonly onProof: (proof: Proof) => Promise<void>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

const CodeInput = ({ isFirst, error }: { isFirst: boolean; error: string | undefined }) => (
  <TextField
    label="Code"
    name="code"
    {...(isFirst ? ({ inputMode: "numeric" } as const) : {})}
    autoComplete="one-time-code"
    autoCapitalize="none"
    spellCheck={false}
    required
    marksRequired={false}
    hint={
      isFirst ? "The six digits that the app shows now." : "From your authenticator app, or a recovery code."
    }
    error={error}
  />
);

/** Says again who one is before something about signing in changes. */
export const ProofForm = ({ asks, label, isDanger = false, onProof, onClose, children }: ProofFormProps) => {
  const { error, pending, run } = useCall();
  const ref = useFocusOnError(error);
  const errors = fieldErrors(error?.fields);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? "");
    void run(() => onProof({ password: text("password"), code: text("code") }));
  };
  return (
    <form ref={ref} method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-3">
      {children}
      {asks === "first" ? null : (
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          marksRequired={false}
          error={errors.password}
        />
      )}
      {asks === "password" ? null : <CodeInput isFirst={asks === "first"} error={errors.code} />}
      <p role="alert" className="text-late empty:hidden">
        {error && !error.fields?.length ? errorWords(error) : null}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant={isDanger ? "danger" : "solid"} pending={pending}>
          {label}
        </Button>
      </div>
    </form>
  );
};
