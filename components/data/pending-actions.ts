"use client";
import { useSyncExternalStore } from "react";
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
let touched: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export const pendingActions = {
  all: (): readonly PendingAction[] => entries,
  /** Conversations that this browser has acted on: their rows may leave a list that they no longer match. */
  touched: (): ReadonlySet<string> => touched,
  add: (entry: PendingAction): void => {
    entries = [...entries, entry];
    touched = new Set(touched).add(entry.conversationId);
    tell();
  },
  remove: (key: string): void => {
    entries = entries.filter((entry) => entry.key !== key);
    tell();
  },
  clear: (): void => {
    entries = [];
    touched = new Set();
    tell();
  },
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly PendingAction[] = [];
const untouched: ReadonlySet<string> = new Set();

export const usePendingActions = (): readonly PendingAction[] =>
  useSyncExternalStore(subscribe, pendingActions.all, () => none);

export const useTouched = (): ReadonlySet<string> =>
  useSyncExternalStore(subscribe, pendingActions.touched, () => untouched);
