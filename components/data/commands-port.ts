"use client";
import { useEffect, useId, useSyncExternalStore } from "react";

/** Something that the palette offers beside actions and places. */
export type OfferedCommand = {
  readonly id: string;
  readonly label: string;
  /** Further words that find it. */
  readonly words?: string | undefined;
  /** Its key, where it has one. */
  readonly keys?: string | undefined;
  readonly group: string;
  readonly run: () => void;
};

const offers = new Map<string, readonly OfferedCommand[]>();
let all: readonly OfferedCommand[] = [];
const listeners = new Set<() => void>();
const none: readonly OfferedCommand[] = [];

const renew = () => {
  all = [...offers.values()].flat();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Puts commands into the palette while the caller is on the screen. */
export const useOfferCommands = (commands: readonly OfferedCommand[]): void => {
  const id = useId();
  useEffect(() => {
    offers.set(id, commands);
    renew();
    return () => {
      offers.delete(id);
      renew();
    };
  }, [id, commands]);
};

export const useOfferedCommands = (): readonly OfferedCommand[] =>
  useSyncExternalStore(
    subscribe,
    () => all,
    () => none,
  );
