"use client";
import { type RefObject, useEffect, useRef } from "react";

/** For a form: whenever there is a new error, the first field that is wrong gets the focus. */
export const useFocusOnError = (error: unknown): RefObject<HTMLFormElement | null> => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [error]);
  return form;
};
