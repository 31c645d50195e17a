"use client";
import { useEffect, useState } from "react";

/** What stands behind "#", taken out of the address bar: not in the history, in no bookmark, on no shared screen. */
const takeFragment = (): string => {
  const token = location.hash.slice(1);
  if (token !== "") history.replaceState(history.state, "", location.pathname);
  return token;
};

/** The token of the link that led here; null until the browser has read it, "" where there is none. */
export const useLinkToken = (): string | null => {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    const read = () => {
      const taken = takeFragment();
      // A second look finds what the first one left, which is nothing.
      setToken((before) => (taken === "" ? (before ?? "") : taken));
    };
    read();
    // Another link in the same tab loads no new page.
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return token;
};
