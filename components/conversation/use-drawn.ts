"use client";
import { type RefObject, startTransition, useCallback, useEffect, useRef, useState } from "react";
import { useInBrowser } from "@/components/ui/clock";
import { whenIdle } from "@/components/ui/when-idle";
import type { TimelineEntry } from "@/lib/conversation/timeline";
import { type Beginning, firstDrawn, firstLetters, lettersOf, nextSlice } from "./thread-drawing";

/** What comes so near to the screen is drawn at once. */
const nearPx = 800;
/** So much of HTML with one frame, or one message if that alone has more: most threads in one go, and no long one. */
const nearLetters = 40_000;

const keysFrom = (
  entries: readonly TimelineEntry[],
  beginning: Beginning,
  letters: number,
): ReadonlySet<string> => {
  const { from, to } = firstDrawn(entries, beginning, letters);
  return new Set(entries.slice(from, to).map((entry) => entry.key));
};

const isInside = (keys: readonly string[], drawn: ReadonlySet<string>): boolean =>
  keys.every((key) => drawn.has(key));

const keyOf = (slot: Element): string | undefined =>
  slot instanceof HTMLElement ? slot.dataset.slot : undefined;

const middleOf = ({ top, height }: DOMRectReadOnly): number => top + height / 2;

/** Those that come nearest to the middle of the screen, as much as goes with one frame. */
const nearest = (
  seen: readonly IntersectionObserverEntry[],
  entries: readonly TimelineEntry[],
): readonly Element[] => {
  const letters = new Map(entries.map((entry) => [entry.key, lettersOf(entry)]));
  const away = ({ boundingClientRect, rootBounds }: IntersectionObserverEntry): number =>
    rootBounds === null ? 0 : Math.abs(middleOf(boundingClientRect) - middleOf(rootBounds));
  const sorted = seen.filter((one) => one.isIntersecting).toSorted((a, b) => away(a) - away(b));
  let left = nearLetters;
  const fits = sorted.findIndex(({ target }, at) => {
    left -= letters.get(keyOf(target) ?? "") ?? 0;
    return at > 0 && left < 0;
  });
  return (fits < 0 ? sorted : sorted.slice(0, fits)).map(({ target }) => target);
};

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
  useEffect(() => {
    const list = content.current;
    if (list === null || typeof IntersectionObserver !== "function") return;
    const observer = new IntersectionObserver(
      (seen) => {
        const near = nearest(seen, entries);
        for (const { target, isIntersecting } of seen) {
          if (!isIntersecting) continue;
          observer.unobserve(target);
          // It is told of again with the next frame, wherever it is by then.
          if (!near.includes(target)) observer.observe(target);
        }
        draw(near.flatMap((slot) => keyOf(slot) ?? []));
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
  const inBrowser = useInBrowser();
  // A page that comes as HTML holds all that its screen shows.
  const [drawn, setDrawn] = useState(() =>
    keysFrom(entries, beginning, inBrowser ? firstLetters : Number.POSITIVE_INFINITY),
  );
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
