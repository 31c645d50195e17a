"use client";
import { useEffect, useSyncExternalStore } from "react";

let open: string | null = null;
const listeners = new Set<() => void>();
const set = (next: string | null) => {
  open = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where the field to write in that is on the screen belongs, as `lib/actions/subject.ts` has it; null where there is none. */
export const useComposerPlace = (): string | null =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );

/** Says so while the caller is on the screen. */
export const useTellComposerPlace = (place: string): void => {
  useEffect(() => {
    set(place);
    return () => {
      if (open === place) set(null);
    };
  }, [place]);
};
