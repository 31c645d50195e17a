"use client";
import { type RefObject, useSyncExternalStore } from "react";

const events = ["blur", "focus", "focusin", "focusout"] as const;

/** A frame that takes the focus tells nobody: its page hears only that it has lost it, and not everywhere before it is so. */
const subscribe = (listener: () => void) => {
  const later = () => void setTimeout(listener);
  for (const event of events) addEventListener(event, later);
  return () => {
    for (const event of events) removeEventListener(event, later);
  };
};

/** Whether the focus is in this box, also where a frame in it has it, so that nothing of the page hears a key. */
export const useFocusWithin = (box: RefObject<HTMLElement | null>): boolean =>
  useSyncExternalStore(
    subscribe,
    () => box.current?.contains(document.activeElement) ?? false,
    () => false,
  );
