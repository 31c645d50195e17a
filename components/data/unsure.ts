"use client";
import { useSyncExternalStore } from "react";
import type { ActionInput } from "@/lib/actions/input";
import type { TicketAction } from "@/lib/actions/ticket-input";
import type { AppError, ErrorCode } from "@/lib/core/errors";

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

/** What says that a look did not get through, and so nothing of what became of the action. */
const silent: ReadonlySet<ErrorCode> = new Set([
  "outcome_unknown",
  "internal",
  "unauthenticated",
  "session_expired",
  "too_many_requests",
  "database_unavailable",
]);

let all: readonly Unsure[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly Unsure[]) => {
  all = next;
  for (const listener of listeners) listener();
};

export const unsure = {
  all: (): readonly Unsure[] => all,
  add: (one: Unsure): void => set([...all.filter(({ key }) => key !== one.key), one]),
  has: (key: string): boolean => all.some((one) => one.key === key),
  remove: (key: string): void => {
    if (unsure.has(key)) set(all.filter((one) => one.key !== key));
  },
  /** It was asked for again and failed: known by now, unless that did not get through. */
  failed: ({ code }: AppError, key: string): void => {
    if (!silent.has(code)) unsure.remove(key);
  },
  clear: (): void => set([]),
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly Unsure[] = [];

export const useUnsure = (): readonly Unsure[] => useSyncExternalStore(subscribe, unsure.all, () => none);
