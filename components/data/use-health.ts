"use client";
import { useSyncExternalStore } from "react";
import { type Health, useHealthWatch } from "./health";

const unknown: Health = { rejectedAtMs: null, limitedUntilMs: null };

export const useHealth = (): Health => {
  const watch = useHealthWatch();
  return useSyncExternalStore(watch.subscribe, watch.now, () => unknown);
};

const subscribeToLine = (listener: () => void) => {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
};

/** Whether the browser believes that it has a network. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    subscribeToLine,
    () => navigator.onLine,
    () => true,
  );
