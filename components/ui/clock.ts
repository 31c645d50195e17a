"use client";
import { createContext, use, useSyncExternalStore } from "react";

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
    // The first tick of all is left to the timer: until then the page stands as the server drew it.
    if (nowMs !== 0) tick();
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
 * When the server drew the page, in unix milliseconds; 0 where it did not say. The browser shows the same times at first, or
 * everything that shows one would be drawn twice before anybody can do anything.
 */
export const DrawnAt = createContext(0);

/**
 * What `read` makes of the time that the whole page shares (unix milliseconds; 0 on a server that does not say when it
 * draws), drawn anew only when that changes: a row that shows minutes is not drawn every second.
 */
export const useClock = <T extends string | number | boolean>(read: (nowMs: number) => T): T => {
  const drawnAt = use(DrawnAt);
  return useSyncExternalStore(
    subscribe,
    () => read(nowMs || drawnAt || Date.now()),
    () => read(drawnAt),
  );
};

const never = () => () => undefined;

/** False while the server draws and while the browser takes over: for what only the browser knows, as the reader's time zone. */
export const useInBrowser = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
