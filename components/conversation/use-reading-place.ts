"use client";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";

/** What stands still while heights become known: the end, an entry at the top, or whatever the reader has scrolled to. */
export type Place =
  | { readonly kind: "end" }
  | { readonly kind: "at"; readonly key: string }
  | { readonly kind: "free" };

/** Where the reader is, as far as the buttons go by it. */
export type Standing = {
  readonly atEnd: boolean;
  /** More than a screen away from it. */
  readonly farFromEnd: boolean;
  /** Where the first unread part is, seen from the screen. */
  readonly mark: "above" | "below" | "here" | null;
};

const endReachPx = 80;
/** Below the day that stays at the top. */
const topPx = 38;
const samePx = 2;

export const slotOf = (pane: HTMLElement, key: string): HTMLElement | null =>
  pane.querySelector(`[data-slot="${CSS.escape(key)}"]`);

const topIn = (pane: HTMLElement, slot: HTMLElement): number =>
  slot.getBoundingClientRect().top - pane.getBoundingClientRect().top;

const settle = (pane: HTMLElement, place: Place) => {
  if (place.kind === "end") pane.scrollTop = pane.scrollHeight;
  else if (place.kind === "at") {
    const slot = slotOf(pane, place.key);
    if (slot) pane.scrollTop += topIn(pane, slot) - topPx;
  }
};

/** What came below `last`, where it is too high to be followed without taking its own beginning out of sight. */
const tooHigh = (pane: HTMLElement, last: Element | null): string | null => {
  const first = last?.isConnected ? last.nextElementSibling : null;
  if (!(first instanceof HTMLElement)) return null;
  const height = pane.scrollHeight - pane.scrollTop - topIn(pane, first);
  return height > pane.clientHeight - topPx ? (first.dataset.slot ?? null) : null;
};

const standingOf = (pane: HTMLElement, hasMark: boolean): Standing => {
  const left = pane.scrollHeight - pane.scrollTop - pane.clientHeight;
  const mark = hasMark ? slotOf(pane, "new") : null;
  const top = mark === null ? 0 : topIn(pane, mark);
  return {
    atEnd: left < endReachPx,
    farFromEnd: left > pane.clientHeight,
    mark: mark === null ? null : top < 0 ? "above" : top > pane.clientHeight ? "below" : "here",
  };
};

const isSame = (one: Standing, other: Standing): boolean =>
  one.atEnd === other.atEnd && one.farFromEnd === other.farFromEnd && one.mark === other.mark;

/** Browsers keep what one reads in its place when something above it grows; where one does not, this does. */
const createKeeper = (pane: HTMLElement) => {
  if (CSS.supports("overflow-anchor", "auto")) return null;
  let kept: { readonly slot: HTMLElement; readonly top: number } | null = null;
  return {
    look: () => {
      const { left, top } = pane.getBoundingClientRect();
      const slot = document.elementFromPoint(left + 30, top + topPx + 4)?.closest<HTMLElement>("[data-slot]");
      kept = slot && pane.contains(slot) ? { slot, top: topIn(pane, slot) } : null;
    },
    keep: () => {
      if (kept?.slot.isConnected) pane.scrollTop += topIn(pane, kept.slot) - kept.top;
    },
  };
};

/**
 * Opens at `first` and stays there while heights become known, images come and the field below grows: until the reader moves. From
 * then on what they read stays in its place; new parts are followed only while the end is in sight. `hasMark`: there is a part where
 * the new begins.
 */
export const useReadingPlace = (box: RefObject<HTMLElement | null>, first: Place, hasMark: boolean) => {
  const place = useRef<Place>(first);
  const marked = useRef(hasMark);
  /** Where this has scrolled to; elsewhere somebody else has. */
  const settledAt = useRef<number | null>(null);
  const [standing, setStanding] = useState<Standing>({ atEnd: true, farFromEnd: false, mark: null });
  const keeper = useRef<ReturnType<typeof createKeeper>>(null);
  const last = useRef<Element | null>(null);
  const renew = useCallback(() => {
    const pane = box.current;
    if (pane === null) return;
    if (place.current.kind === "free") keeper.current?.keep();
    else {
      const high = place.current.kind === "end" ? tooHigh(pane, last.current) : null;
      if (high !== null) place.current = { kind: "at", key: high };
      last.current = pane.firstElementChild?.lastElementChild ?? null;
      settle(pane, place.current);
      settledAt.current = pane.scrollTop;
    }
    const now = standingOf(pane, marked.current);
    setStanding((before) => (isSame(before, now) ? before : now));
  }, [box]);
  // Whatever is drawn later and has another height than was kept for it, the browser tells in the same frame, when it has laid it out.
  useLayoutEffect(() => {
    marked.current = hasMark;
    renew();
  }, [renew, hasMark]);
  useEffect(() => {
    const pane = box.current;
    if (pane === null) return;
    keeper.current = createKeeper(pane);
    const observer = new ResizeObserver(renew);
    observer.observe(pane);
    for (const child of pane.children) observer.observe(child);
    return () => observer.disconnect();
  }, [box, renew]);
  const go = useCallback(
    (next: Place) => {
      place.current = next;
      renew();
    },
    [renew],
  );
  const hold = useCallback(() => {
    place.current = { kind: "free" };
    settledAt.current = null;
  }, []);
  const handlers = useMemo(() => {
    const moved = () => {
      place.current = { kind: "free" };
      settledAt.current = null;
    };
    const onScroll = () => {
      const pane = box.current;
      if (pane === null) return;
      const byOthers = settledAt.current === null || Math.abs(pane.scrollTop - settledAt.current) > samePx;
      if (byOthers) moved();
      const now = standingOf(pane, marked.current);
      if (now.atEnd && place.current.kind === "free" && byOthers) place.current = { kind: "end" };
      keeper.current?.look();
      setStanding((before) => (isSame(before, now) ? before : now));
    };
    return { onScroll, onWheel: moved, onTouchMove: moved, onPointerDown: moved, onKeyDown: moved };
  }, [box]);
  return { go, hold, standing, handlers };
};
