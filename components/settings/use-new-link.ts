"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { invitationsQuery } from "@/components/data/invitations-query";
import type { LinkKind, NewLink } from "@/lib/api/invitations";
import { AppError, isAppError } from "@/lib/core/errors";

/** A link that has just been made, to be shown once. It is kept in no cache. */
export type MadeLink = { readonly kind: LinkKind; readonly name: string; readonly url: string };

/** Makes links, one at a time, and holds the last one until it has been shown. */
export const useNewLink = () => {
  const client = useQueryClient();
  const [made, setMade] = useState<MadeLink | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [pending, setPending] = useState(false);
  /** Whether it was made. */
  const make = async (
    { kind, name }: { readonly kind: LinkKind; readonly name: string },
    ask: () => Promise<NewLink>,
  ): Promise<boolean> => {
    if (pending) return false;
    setPending(true);
    setError(null);
    try {
      const { url } = await ask();
      setMade({ kind, name, url });
      void client.invalidateQueries({ queryKey: invitationsQuery().queryKey });
      return true;
    } catch (cause) {
      setError(isAppError(cause) ? cause : new AppError("internal", "That failed. Try again in a moment."));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { made, error, pending, make, forget: () => setMade(null) };
};
