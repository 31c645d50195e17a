"use client";
import { useState } from "react";
import { AppError, isAppError } from "@/lib/core/errors";

/** One call at a time, and what went wrong with the last one. */
export const useCall = () => {
  const [error, setError] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      setError(isAppError(cause) ? cause : new AppError("internal", "That failed. Try again in a moment."));
    } finally {
      setPending(false);
    }
  };
  return { error, pending, run };
};
