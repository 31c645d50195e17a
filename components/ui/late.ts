"use client";
import { useSyncExternalStore } from "react";

type LateState<T> = {
  /** Null until it is there. */
  readonly value: T | null;
  /** It was asked for and could not be had; asking again tries again. */
  readonly failed: boolean;
};

/** Something that comes after the page, once for the whole page. */
export type Late<T> = {
  /** Fetches it, or gives what is there already. @throws whatever the fetching throws; the next call tries again. */
  readonly load: () => Promise<T>;
  readonly now: () => LateState<T>;
  readonly subscribe: (listener: () => void) => () => void;
};

const nothing = { value: null, failed: false } as const;

export const createLate = <T>(fetch: () => Promise<T>): Late<T> => {
  let state: LateState<T> = nothing;
  let loading: Promise<T> | null = null;
  const listeners = new Set<() => void>();
  const set = (next: LateState<T>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    load: () => {
      if (loading) return loading;
      if (state.failed) set(nothing);
      loading = fetch().then(
        (value) => {
          set({ value, failed: false });
          return value;
        },
        (error: unknown) => {
          loading = null;
          set({ value: null, failed: true });
          throw error;
        },
      );
      return loading;
    },
    now: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** How it stands; drawn anew when that changes. The server draws as if it were never there. */
export const useLate = <T>(late: Late<T>): LateState<T> =>
  useSyncExternalStore<LateState<T>>(late.subscribe, late.now, () => nothing);
