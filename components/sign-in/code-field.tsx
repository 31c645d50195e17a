"use client";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

export type CodeKind = "app" | "recovery";

export type CodeFieldProps = {
  readonly kind: CodeKind;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly error: string | undefined;
  readonly onSwap: () => void;
};

/** No `maxLength`: what is pasted may have spaces in it, and would lose its end. */
const shared = { name: "code", required: true, marksRequired: false, spellCheck: false } as const;

/** The second factor: what the app shows, or one of the codes that were kept for a lost phone. */
export const CodeField = ({ kind, field, error, onSwap }: CodeFieldProps) => (
  <div className="flex flex-col gap-2">
    {kind === "app" ? (
      <TextField
        {...shared}
        key="app"
        ref={field}
        label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        hint="Six digits, from your authenticator app."
        error={error}
      />
    ) : (
      <TextField
        {...shared}
        key="recovery"
        ref={field}
        label="Recovery code"
        autoComplete="off"
        autoCapitalize="none"
        hint="One of the ten that you kept. Each works once."
        error={error}
      />
    )}
    <Button
      variant="ghost"
      className="-ml-2.5 self-start underline underline-offset-2 max-md:-ml-3.5"
      onClick={onSwap}
    >
      {kind === "app" ? "Use a recovery code instead" : "Use the authenticator app instead"}
    </Button>
  </div>
);
