"use client";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useInBrowser } from "@/components/ui/clock";
import { beginSignIn } from "@/lib/api/session";
import type { Provider, ProviderId } from "@/lib/api/sign-in-problem";
import { isAppError } from "@/lib/core/errors";

export type ProviderButtonsProps = {
  readonly providers: readonly Provider[];
  /** Where to go afterwards; the server checks it. */
  readonly next: string;
};

/** Beside the password: whoever else may say who somebody is. */
export const ProviderButtons = ({ providers, next }: ProviderButtonsProps) => {
  const inBrowser = useInBrowser();
  const [pending, setPending] = useState<ProviderId | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    // Whoever comes back by the browser's own button finds the page as they left it.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) setPending(null);
    };
    addEventListener("pageshow", onShow);
    return () => removeEventListener("pageshow", onShow);
  }, []);
  const begin = async (provider: ProviderId) => {
    setPending(provider);
    setError(null);
    try {
      location.assign(await beginSignIn({ provider, next }));
    } catch (cause) {
      setError(isAppError(cause) ? cause.message : "That failed. Try again in a moment.");
      setPending(null);
    }
  };
  return (
    <div className="mt-5">
      <div aria-hidden="true" className="mb-4 flex items-center gap-3 text-s text-ink-3">
        <span className="h-px flex-1 bg-line" />
        or
        <span className="h-px flex-1 bg-line" />
      </div>
      <div className="flex flex-col gap-2">
        {providers.map(({ id, name }) => (
          <Button
            key={id}
            className="min-h-9 w-full disabled:opacity-100!"
            disabled={!inBrowser}
            pending={pending !== null}
            onClick={() => void begin(id)}
          >
            {pending === id ? "One moment…" : `Continue with ${name}`}
          </Button>
        ))}
      </div>
      <p role="alert" className="mt-2 text-late empty:hidden">
        {error}
      </p>
    </div>
  );
};
