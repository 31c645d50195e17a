"use client";
import { useSyncExternalStore } from "react";
import { afterPaint } from "@/components/ui/after-paint";
import type { ActionInput } from "@/lib/actions/input";

/**
 * Actions that are shown before Intercom has confirmed them. What the server said stays untouched in the query cache; views
 * lay these on top of it. Rolling back is taking an entry away, so it cannot leave anything behind.
 */
export type PendingAction = {
  /** The idempotency key, made before the first try. */
  readonly key: string;
  readonly conversationId: string;
  readonly action: ActionInput;
  readonly startedAtMs: number;
};

let entries: readonly PendingAction[] = [];
let touched: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export const pendingActions = {
  all: (): readonly PendingAction[] => entries,
  /**
   * Conversations that this browser has acted on, and when that was last begun or ended (unix milliseconds of this browser): their rows
   * may leave a list that they no longer match.
   */
  touched: (): ReadonlyMap<string, number> => touched,
  add: (entry: PendingAction): void => {
    entries = [...entries, entry];
    touched = new Map(touched).set(entry.conversationId, Date.now());
    tell();
  },
  remove: (key: string): void => {
    const ended = entries.find((entry) => entry.key === key);
    entries = entries.filter((entry) => entry.key !== key);
    if (ended) touched = new Map(touched).set(ended.conversationId, Date.now());
    tell();
  },
  clear: (): void => {
    entries = [];
    touched = new Map();
    tell();
  },
};

/**
 * The mark of a row moves on with the key that acts; all that shows what was done, as a whole thread, follows with the frame after it. What
 * is drawn anew for another reason shows it then already.
 */
const subscribe = (listener: () => void) => {
  let callOff = () => {};
  const soon = () => {
    callOff();
    callOff = afterPaint(listener);
  };
  listeners.add(soon);
  return () => {
    callOff();
    listeners.delete(soon);
  };
};
const none: readonly PendingAction[] = [];
const untouched: ReadonlyMap<string, number> = new Map();

export const usePendingActions = (): readonly PendingAction[] =>
  useSyncExternalStore(subscribe, pendingActions.all, () => none);

export const useTouched = (): ReadonlyMap<string, number> =>
  useSyncExternalStore(subscribe, pendingActions.touched, () => untouched);
