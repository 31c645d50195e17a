"use client";
import { useSyncExternalStore } from "react";

/** Whether a media query holds; false while the server renders. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
    () => false,
  );

export const phone = "(max-width: 767px)";
