"use client";
import { useSyncExternalStore } from "react";

const tickMs = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let nowMs = 0;

const tick = () => {
  nowMs = Date.now();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  if (timer === undefined) {
    tick();
    timer = setInterval(tick, tickMs);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
};

/**
 * The time that the whole page shares, in unix milliseconds, moved on in steps of `stepMs` (at least a second) so that a row
 * that shows minutes is not drawn every second. 0 while the server renders.
 */
export const useNow = (stepMs = tickMs): number =>
  useSyncExternalStore(
    subscribe,
    () => Math.floor((nowMs || Date.now()) / stepMs) * stepMs,
    () => 0,
  );
