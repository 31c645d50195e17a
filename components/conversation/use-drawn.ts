"use client";
import { type RefObject, startTransition, useCallback, useEffect, useRef, useState } from "react";
import { whenIdle } from "@/components/ui/when-idle";
import type { TimelineEntry } from "@/lib/conversation/timeline";
import { type Beginning, firstDrawn, nextSlice } from "./thread-drawing";

/** What comes so near to the screen is drawn at once. */
const nearPx = 800;

const keysFrom = (entries: readonly TimelineEntry[], beginning: Beginning): ReadonlySet<string> => {
  const { from, to } = firstDrawn(entries, beginning);
  return new Set(entries.slice(from, to).map((entry) => entry.key));
};

const isInside = (keys: readonly string[], drawn: ReadonlySet<string>): boolean =>
  keys.every((key) => drawn.has(key));

/** Draws what is near the screen at once, whoever scrolls there. */
const useNear = (
  content: RefObject<HTMLElement | null>,
  entries: readonly TimelineEntry[],
  drawn: ReadonlySet<string>,
  draw: (keys: readonly string[]) => void,
) => {
  const watch = useRef<IntersectionObserver>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn needs no watching any more, and watching costs.
  useEffect(() => {
    for (const slot of content.current?.querySelectorAll("[data-slot]:not(:empty)") ?? [])
      watch.current?.unobserve(slot);
  }, [content, drawn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other entries are other elements to watch.
  useEffect(() => {
    const list = content.current;
    if (list === null || typeof IntersectionObserver !== "function") return;
    const observer = new IntersectionObserver(
      (seen) => {
        const near = seen.filter((one) => one.isIntersecting).map(({ target }) => target);
        for (const slot of near) observer.unobserve(slot);
        draw(near.flatMap((slot) => (slot instanceof HTMLElement && slot.dataset.slot) || []));
      },
      { root: list.parentElement, rootMargin: `${nearPx}px 0px` },
    );
    watch.current = observer;
    for (const slot of list.querySelectorAll("[data-slot]:empty")) observer.observe(slot);
    return () => observer.disconnect();
  }, [content, entries, draw]);
};

export type Drawn = {
  readonly has: (key: string) => boolean;
  /** Draws these before all others. */
  readonly draw: (keys: readonly string[]) => void;
  /** Grows whenever more is drawn. A number, as the set is made anew by every drawing while a slower one is under way. */
  readonly count: number;
};

/**
 * Which entries are drawn: at first what the screen shows, then, whenever nothing else is to do, all others, so that the browser
 * finds, selects and reads out the whole thread.
 */
export const useDrawn = (
  content: RefObject<HTMLElement | null>,
  entries: readonly TimelineEntry[],
  beginning: Beginning,
): Drawn => {
  const [drawn, setDrawn] = useState(() => keysFrom(entries, beginning));
  const draw = useCallback(
    (keys: readonly string[]) =>
      setDrawn((before) => (isInside(keys, before) ? before : new Set([...before, ...keys]))),
    [],
  );
  useNear(content, entries, drawn, draw);
  const next = nextSlice(entries, beginning, drawn);
  const due = next.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `due` says what is in `next`.
  useEffect(() => {
    if (due === "") return;
    return whenIdle(() => startTransition(() => draw(next)));
  }, [due, draw]);
  return { has: (key) => drawn.has(key), draw, count: drawn.size };
};
