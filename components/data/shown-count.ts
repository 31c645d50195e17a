"use client";
import { useEffect, useSyncExternalStore } from "react";

type Shown = { readonly view: string; readonly count: number };

let shown: Shown | null = null;
const listeners = new Set<() => void>();

const set = (next: Shown | null) => {
  if (next?.view === shown?.view && next?.count === shown?.count) return;
  shown = next;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says how many the list on the screen holds, so that its view's count is the same number; null where nobody knows. */
export const useTellCount = (view: string | null, count: number | null): void => {
  useEffect(() => {
    set(view === null || count === null ? null : { view, count });
    return () => set(null);
  }, [view, count]);
};

/** What the list on the screen says of itself; null while there is none. */
export const useShownCount = (): Shown | null =>
  useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
