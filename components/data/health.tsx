"use client";
import { createContext, useContext } from "react";
import { isAppError } from "@/lib/core/errors";

/** How things stand with Intercom, put together from what every call came back with. */
export type Health = {
  /** When Intercom last refused the token, unix ms; null while it takes it. */
  readonly rejectedAtMs: number | null;
  /** Until when Intercom asked to wait, unix ms. */
  readonly limitedUntilMs: number | null;
};

export type HealthWatch = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly now: () => Health;
  /** Give it every failure of a call to our server. */
  readonly failed: (error: unknown) => void;
  /** Give it every answer; one that Intercom gave after the refusal ends the refusal. */
  readonly answered: (data: unknown) => void;
  readonly waited: () => void;
  /** Intercom has taken a new token. */
  readonly accepted: () => void;
};

const well: Health = { rejectedAtMs: null, limitedUntilMs: null };
const waitWithoutWordSeconds = 10;

/** When `data` was read from Intercom; null for what does not say. */
const readAt = (data: unknown): number | null => {
  if (typeof data !== "object" || data === null) return null;
  if ("pages" in data && Array.isArray(data.pages)) return readAt(data.pages.at(-1));
  return "fetchedAtMs" in data && typeof data.fetchedAtMs === "number" ? data.fetchedAtMs : null;
};

/** `rejected`: the token is known to be refused from before. */
export const createHealthWatch = (
  nowMs: () => number,
  onSignedOut: () => void,
  rejected = false,
): HealthWatch => {
  let health: Health = rejected ? { ...well, rejectedAtMs: nowMs() } : well;
  const listeners = new Set<() => void>();
  const set = (next: Health) => {
    health = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => health,
    failed: (error) => {
      if (!isAppError(error)) return;
      if (error.code === "unauthenticated" || error.code === "session_expired") onSignedOut();
      if (error.code === "intercom_token_rejected") set({ ...health, rejectedAtMs: nowMs() });
      if (error.code === "intercom_rate_limited") {
        const until = nowMs() + (error.retryAfterSeconds ?? waitWithoutWordSeconds) * 1000;
        set({ ...health, limitedUntilMs: Math.max(until, health.limitedUntilMs ?? 0) });
      }
    },
    answered: (data) => {
      const at = readAt(data);
      if (health.rejectedAtMs !== null && at !== null && at > health.rejectedAtMs) {
        set({ ...health, rejectedAtMs: null });
      }
    },
    waited: () => set({ ...health, limitedUntilMs: null }),
    accepted: () => set({ ...health, rejectedAtMs: null }),
  };
};

export const HealthContext = createContext<HealthWatch | null>(null);

export const useHealthWatch = (): HealthWatch => {
  const watch = useContext(HealthContext);
  if (!watch) throw new Error("useHealthWatch needs the shell's providers above it");
  return watch;
};
