"use client";
import type { RefObject } from "react";
import { useHotkeys } from "@/components/ui/use-hotkeys";

/** Below the day that stays at the top, and the slot's own room. */
const firstLinePx = 44;

const messagesOf = (pane: HTMLElement): readonly HTMLElement[] => [
  ...pane.querySelectorAll<HTMLElement>("[data-message]"),
];

const focusedIn = (messages: readonly HTMLElement[]): number => {
  const slot = document.activeElement?.closest<HTMLElement>("[data-message]");
  return slot ? messages.indexOf(slot) : -1;
};

/** The message that has the focus, else the first that begins on the screen. */
export const currentMessage = (pane: HTMLElement): HTMLElement | null => {
  const messages = messagesOf(pane);
  const line = pane.getBoundingClientRect().top + firstLinePx;
  const seen = messages.find((slot) => slot.getBoundingClientRect().bottom > line);
  return messages[focusedIn(messages)] ?? seen ?? null;
};

const neighbourOf = (pane: HTMLElement, step: 1 | -1): HTMLElement | null => {
  const messages = messagesOf(pane);
  const focused = focusedIn(messages);
  if (focused >= 0) return messages[focused + step] ?? null;
  const line = pane.getBoundingClientRect().top + firstLinePx;
  const begins = (slot: HTMLElement) => slot.getBoundingClientRect().top + 1;
  const found =
    step === 1
      ? messages.find((slot) => begins(slot) >= line - 8)
      : messages.findLast((slot) => begins(slot) < line - 8);
  return found ?? null;
};

export type ThreadKeys = {
  readonly to: (key: string) => void;
  readonly toEnd: () => void;
  readonly toUnread: () => unknown;
  readonly find: () => void;
  readonly copyLink: (key: string) => void;
  readonly toggleEvents: () => void;
};

/** Keys that move about in the thread that is open. */
export const useThreadKeys = (box: RefObject<HTMLElement | null>, keys: ThreadKeys): void => {
  const move = (step: 1 | -1) => {
    const pane = box.current;
    if (pane === null) return false;
    const key = neighbourOf(pane, step)?.dataset.slot;
    if (key !== undefined) keys.to(key);
    else if (step === 1) keys.toEnd();
    else pane.scrollTop = 0;
    return true;
  };
  const copy = () => {
    const key = box.current && currentMessage(box.current)?.dataset.slot;
    return key ? keys.copyLink(key) : false;
  };
  useHotkeys({
    N: { run: () => move(1), repeat: true },
    P: { run: () => move(-1), repeat: true },
    G: keys.toEnd,
    B: keys.toUnread,
    F: keys.find,
    L: copy,
    V: keys.toggleEvents,
  });
};
