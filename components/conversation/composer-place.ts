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

/** The conversation whose field to write in is on the screen; null where there is none. */
export const useComposerPlace = (): string | null =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => null,
  );

/** Says so while the caller is on the screen. */
export const useTellComposerPlace = (conversationId: string): void => {
  useEffect(() => {
    set(conversationId);
    return () => {
      if (open === conversationId) set(null);
    };
  }, [conversationId]);
};
