"use client";
import { useSyncExternalStore } from "react";
import type { ActionInput } from "@/lib/actions/input";
import type { TicketAction } from "@/lib/actions/ticket-input";

/** An action of which nobody knows whether Intercom has done it. */
export type Unsure = {
  /** Its idempotency key. */
  readonly key: string;
  /** What it was done to, as lib/actions/subject.ts has it. */
  readonly place: string;
  readonly action: ActionInput | TicketAction;
  /** What is known, as a sentence. */
  readonly words: string;
  /** Finds out by looking; never does it again. */
  readonly look: () => void;
};

let all: readonly Unsure[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly Unsure[]) => {
  all = next;
  for (const listener of listeners) listener();
};

export const unsure = {
  all: (): readonly Unsure[] => all,
  add: (one: Unsure): void => set([...all.filter(({ key }) => key !== one.key), one]),
  remove: (key: string): void => {
    if (all.some((one) => one.key === key)) set(all.filter((one) => one.key !== key));
  },
  clear: (): void => set([]),
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly Unsure[] = [];

export const useUnsure = (): readonly Unsure[] => useSyncExternalStore(subscribe, unsure.all, () => none);
