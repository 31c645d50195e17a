"use client";
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { TimelineEntry } from "@/lib/conversation/timeline";
import type { Drawn } from "./use-drawn";
import { type Place, slotOf } from "./use-reading-place";

/** What a link or a search led to: an entry, and the part of it where it holds several. */
export type Mark = { readonly key: string; readonly partId: string | null };

export type Jump = {
  /** Brings an entry to the top and gives it the focus, unless that is to stay where it is. */
  readonly to: (key: string, options?: { readonly mark?: Mark; readonly keepFocus?: boolean }) => void;
  readonly toEnd: () => void;
  readonly mark: Mark | null;
  readonly unmark: () => void;
};

const neighbours = 4;

const around = (entries: readonly TimelineEntry[], key: string): readonly string[] => {
  const at = entries.findIndex((entry) => entry.key === key);
  return entries.slice(Math.max(0, at - neighbours), at + neighbours).map((entry) => entry.key);
};

const focusable = (pane: HTMLElement, key: string): HTMLElement | null =>
  slotOf(pane, key)?.querySelector<HTMLElement>("article, button, p[tabindex]") ?? null;

/** Goes to any entry, also one that has not been drawn yet: its place is known, and focus follows once it is there. */
export const useThreadJump = (
  box: RefObject<HTMLElement | null>,
  entries: readonly TimelineEntry[],
  { draw, count }: Pick<Drawn, "draw" | "count">,
  go: (place: Place) => void,
): Jump => {
  const wanted = useRef<string | null>(null);
  const [mark, setMark] = useState<Mark | null>(null);
  const focusWanted = useCallback(() => {
    const found = wanted.current !== null && box.current !== null && focusable(box.current, wanted.current);
    if (!found) return;
    wanted.current = null;
    found.focus({ preventScroll: true });
  }, [box]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted may just have been drawn.
  useLayoutEffect(focusWanted, [focusWanted, count]);
  const to = useCallback<Jump["to"]>(
    (key, { mark: marked, keepFocus = false } = {}) => {
      draw(around(entries, key));
      setMark(marked ?? null);
      wanted.current = keepFocus ? null : key;
      go({ kind: "at", key });
      focusWanted();
    },
    [entries, draw, go, focusWanted],
  );
  const toEnd = useCallback(() => {
    const last = entries.findLast((entry) => entry.kind === "message");
    setMark(null);
    wanted.current = last?.key ?? null;
    go({ kind: "end" });
    focusWanted();
  }, [entries, go, focusWanted]);
  const unmark = useCallback(() => setMark(null), []);
  return { to, toEnd, mark, unmark };
};
