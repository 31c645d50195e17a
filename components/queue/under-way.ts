"use client";
import { useSyncExternalStore } from "react";

/** One action over several while it goes on. */
export type Busy = {
  readonly words: string;
  readonly ended: number;
  readonly of: number;
  /** Null once it was asked to stop: what is on its way comes to its end. */
  readonly stop: (() => void) | null;
};

let busy: Busy | null = null;
const listeners = new Set<() => void>();

export const setUnderWay = (next: Busy | null): void => {
  busy = next;
  for (const listener of listeners) listener();
};

export const underWay = (): Busy | null => busy;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What this page is doing to several: it outlives their being chosen, and the list itself. Null when nothing is. */
export const useUnderWay = (): Busy | null => useSyncExternalStore(subscribe, underWay, () => null);

/** Drawn anew only when something begins or ends. */
export const useIsUnderWay = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => busy !== null,
    () => false,
  );
