"use client";
import { useSyncExternalStore } from "react";
import type { TicketAction } from "@/lib/actions/ticket-input";

/** What was asked for and Intercom has not confirmed yet; laid over what the server said, so that rolling back is taking it away. */
export type PendingTicket = {
  /** The idempotency key, made before the first try. */
  readonly key: string;
  readonly ticketId: string;
  readonly action: TicketAction;
  readonly startedAtMs: number;
};

let entries: readonly PendingTicket[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly PendingTicket[]) => {
  entries = next;
  for (const listener of listeners) listener();
};

export const pendingTickets = {
  all: (): readonly PendingTicket[] => entries,
  add: (entry: PendingTicket): void => set([...entries, entry]),
  remove: (key: string): void => {
    if (entries.some((entry) => entry.key === key)) set(entries.filter((entry) => entry.key !== key));
  },
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const none: readonly PendingTicket[] = [];

export const usePendingTickets = (): readonly PendingTicket[] =>
  useSyncExternalStore(subscribe, pendingTickets.all, () => none);
