"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import { errorWords } from "@/components/data/error-words";
import { signIn } from "@/lib/api/session";
import { isAppError } from "@/lib/core/errors";
import type { CodeKind } from "./code-field";

type Field = RefObject<HTMLInputElement | null>;
type Failure = { readonly at: "password" | "code"; readonly text: string };

const textIn = ({ current }: Field): string => current?.value ?? "";

/** Signing in, in one step or two: nobody knows before the password is right whether a code is wanted as well. */
export const useSignIn = (next: string) => {
  // What a person or a password manager has filled in before the program began stands in the fields alone.
  const email: Field = useRef(null);
  const password: Field = useRef(null);
  const code: Field = useRef(null);
  const [kind, setKind] = useState<CodeKind | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  // The field is there once its kind is known.
  useEffect(() => {
    if (kind !== null) code.current?.focus();
  }, [kind]);
  const fail = (at: Failure["at"], text: string) => {
    setFailure({ at, text });
    const field = at === "code" ? code : password;
    field.current?.focus();
    if (at === "code") field.current?.select();
  };
  const explain = (cause: unknown) => {
    const why = isAppError(cause) ? cause.code : null;
    const text = isAppError(cause) ? errorWords(cause) : "Signing in failed. Try again in a moment.";
    if (why === "second_factor_needed" && kind === null) return setKind("app");
    if (why !== "wrong_credentials") return fail(kind === null ? "password" : "code", text);
    setKind(null);
    fail("password", text);
  };
  const submit = async () => {
    if (pending) return;
    setPending(true);
    setFailure(null);
    try {
      const typed = kind === null ? {} : { code: textIn(code) };
      location.assign(await signIn({ email: textIn(email), password: textIn(password), ...typed, next }));
    } catch (cause) {
      setPending(false);
      explain(cause);
    }
  };
  const show = (wanted: CodeKind | null) => {
    setFailure(null);
    setKind(wanted);
  };
  return { fields: { email, password, code }, kind, failure, pending, submit, show };
};
