"use client";
import { useInBrowser } from "@/components/ui/clock";

/** Where the reader is, as an IANA name; UTC until the browser, which knows it, has taken over from the server. */
export const useTimeZone = (): string => {
  const inBrowser = useInBrowser();
  return inBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
};
