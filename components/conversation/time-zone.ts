"use client";
import { useInBrowser } from "@/components/ui/clock";

/** Computers travel. */
const askAgainMs = 60_000;

let known: { readonly zone: string; readonly atMs: number } | null = null;

/** The browser takes longer to say it than to draw a short message, and each message of a thread asks. */
const zoneHere = (): string => {
  const nowMs = performance.now();
  if (known === null || nowMs - known.atMs > askAgainMs)
    known = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, atMs: nowMs };
  return known.zone;
};

/** Where the reader is, as an IANA name; null until the browser, which knows it, has taken over from the server. */
export const useZoneHere = (): string | null => {
  const inBrowser = useInBrowser();
  return inBrowser ? zoneHere() : null;
};

/** Where the reader is, as an IANA name; UTC until the browser, which knows it, has taken over from the server. */
export const useTimeZone = (): string => useZoneHere() ?? "UTC";
