"use client";
import { useSyncExternalStore } from "react";
import type { ConversationSummary } from "@/lib/conversation/model";

/** What this browser has done to a conversation, confirmed by Intercom. */
export type OwnChange = {
  readonly before: ConversationSummary;
  readonly after: ConversationSummary;
  /** When, by the server's clock in unix milliseconds, as the times at which counts were asked for. */
  readonly atMs: number;
};

/** Counts are never this far behind: older changes are in all of them. */
const mostKept = 300;

let changes: readonly OwnChange[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly OwnChange[]) => {
  changes = next;
  for (const listener of listeners) listener();
};

export const ownChanges = {
  all: (): readonly OwnChange[] => changes,
  add: (change: OwnChange): void => set([...changes, change].slice(-mostKept)),
  clear: (): void => set([]),
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly OwnChange[] = [];

export const useOwnChanges = (): readonly OwnChange[] =>
  useSyncExternalStore(subscribe, ownChanges.all, () => none);
