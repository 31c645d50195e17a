"use client";
import { type RefObject, startTransition, useEffect, useState } from "react";
import { whenSettled } from "./when-settled";

/** Rows drawn above and below those in sight, so that a quick scroll shows no gaps; none before the page has settled. */
const spareRows = 6;
/** What the server draws, before a height is known. */
const rowsAtFirst = 12;

export type Window = { readonly first: number; readonly last: number };

/**
 * Which rows, all of one height, to draw for what `box` shows, with `spare` more on each side; `last` is included, and -1
 * where there are none.
 */
export const windowOf = (
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
  spare: number,
): Window => {
  const top = Math.floor(Math.max(0, scrollTop) / rowHeight);
  if (height === 0) return { first: 0, last: Math.min(count, rowsAtFirst) - 1 };
  const shown = Math.ceil(height / rowHeight);
  const last = Math.min(count - 1, top + shown + spare);
  return { first: Math.max(0, Math.min(top - spare, last - shown)), last };
};

/** Follows the scroll position and size of `box`; draws anew only when other rows come into sight. */
export const useWindow = (box: RefObject<HTMLElement | null>, count: number, rowHeight: number): Window => {
  const [view, setView] = useState({ top: 0, height: 0 });
  const [spare, setSpare] = useState(0);
  useEffect(() => whenSettled(() => startTransition(() => setSpare(spareRows))), []);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      // In whole rows, since that is all that decides what is drawn.
      const top = Math.floor(element.scrollTop / rowHeight) * rowHeight;
      const height = element.clientHeight;
      setView((now) => (now.top === top && now.height === height ? now : { top, height }));
    };
    // What the server drew fills a screen of usual height; more rows may come in pieces, so that nobody waits for them.
    startTransition(look);
    element.addEventListener("scroll", look, { passive: true });
    const watch = typeof ResizeObserver === "function" ? new ResizeObserver(look) : null;
    watch?.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      watch?.disconnect();
    };
  }, [box, rowHeight]);
  return windowOf(view.top, view.height, rowHeight, count, spare);
};
