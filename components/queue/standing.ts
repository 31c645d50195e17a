"use client";
import { useSyncExternalStore } from "react";

/** Where one stands in a list: the marked row, and what is open. Ids; null for none. */
export type Place = { readonly marked: string | null; readonly open: string | null };

/**
 * Where one stands at this moment, beside React: keys go by it, and the rows hear of it at once; the rest of the desk follows with the
 * frame after the one that shows the mark, since drawing all of it takes far longer than the mark.
 */
export type Standing = {
  readonly first: Place;
  readonly now: () => Place;
  readonly set: (to: Partial<Place>) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export const createStanding = (first: Place): Standing => {
  let place = first;
  const listeners = new Set<() => void>();
  return {
    first,
    now: () => place,
    set: (to) => {
      place = { ...place, ...to };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Whether this row is the marked one: only the rows whose answer changes are drawn anew. */
export const useIsMarked = (standing: Standing, id: string): boolean =>
  useSyncExternalStore(
    standing.subscribe,
    () => standing.now().marked === id,
    () => standing.first.marked === id,
  );
