"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { ListLayout } from "./list-layout";

/** Where somebody is in a list: the first row in sight, where it stood, and by how many px it is scrolled out. */
export type ListPlace = { readonly key: string; readonly index: number; readonly offset: number };

/** So many rows from the first in sight are remembered: if that one goes, the next one holds the place. */
const holdersOfPlace = 12;

type Seen = { readonly keys: readonly string[]; readonly index: number; readonly offset: number };

const seenIn = (box: HTMLElement, keys: readonly string[], layout: ListLayout): Seen | null => {
  if (box.scrollTop <= 0 || layout.count === 0) return null;
  const index = layout.indexAt(box.scrollTop);
  return {
    keys: keys.slice(index, index + holdersOfPlace),
    index,
    offset: box.scrollTop - layout.topOf(index),
  };
};

/** Where to scroll so that what was seen stands where it stood; null when none of it is left. */
export const holdPlace = (seen: Seen, keys: readonly string[], layout: ListLayout): number | null => {
  for (const [step, key] of seen.keys.entries()) {
    const index = keys.indexOf(key);
    if (index >= 0) return layout.topOf(index) + seen.offset - step * layout.rowHeight;
  }
  return null;
};

const placeIn = (start: ListPlace, keys: readonly string[], layout: ListLayout): number | null => {
  const at = keys.indexOf(start.key);
  if (at >= 0) return layout.topOf(at) + start.offset;
  return start.index < layout.count ? layout.topOf(start.index) + start.offset : null;
};

const signsOfWill = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Keeps the reader's place: rows that come in or leave above what is in sight do not move it, and `start` is taken up again as soon as
 * its row is there, unless somebody has moved on by themselves. `onPlace` is told when scrolling rests; null is the top.
 */
export const useListPlace = (
  box: RefObject<HTMLElement | null>,
  keys: readonly string[],
  layout: ListLayout,
  {
    start,
    onPlace,
  }: { readonly start: ListPlace | null; readonly onPlace: (place: ListPlace | null) => void },
): { readonly waiting: () => boolean } => {
  const seen = useRef<Seen | null>(null);
  const wanted = useRef(start);
  const latest = useRef({ keys, layout, onPlace });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = seen.current;
    const held = wanted.current
      ? placeIn(wanted.current, keys, layout)
      : before && holdPlace(before, keys, layout);
    if (held !== null) {
      wanted.current = null;
      if (Math.abs(element.scrollTop - held) >= 1) element.scrollTop = held;
    }
    latest.current = { keys, layout, onPlace };
    seen.current = seenIn(element, keys, layout);
  }, [box, keys, layout, onPlace]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const { current } = seen;
      const key = current?.keys[0];
      latest.current.onPlace(current && key ? { key, index: current.index, offset: current.offset } : null);
    };
    const look = () => {
      seen.current = seenIn(element, latest.current.keys, latest.current.layout);
      if (wanted.current) return;
      clearTimeout(timer);
      timer = setTimeout(tell, 150);
    };
    const give = () => {
      wanted.current = null;
    };
    // Who reloads, or whose browser ends at this moment, comes back to the same place.
    const tellNow = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      tell();
    };
    addEventListener("pagehide", tellNow);
    document.addEventListener("visibilitychange", tellNow);
    element.addEventListener("scroll", look, { passive: true });
    for (const sign of signsOfWill) addEventListener(sign, give, { passive: true, capture: true });
    return () => {
      tellNow();
      removeEventListener("pagehide", tellNow);
      document.removeEventListener("visibilitychange", tellNow);
      element.removeEventListener("scroll", look);
      for (const sign of signsOfWill) removeEventListener(sign, give, true);
    };
  }, [box]);
  return { waiting: () => wanted.current !== null };
};
