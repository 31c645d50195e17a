"use client";
import { type RefObject, startTransition, useEffect, useState } from "react";
import type { ListLayout } from "./list-layout";
import { whenSettled } from "./when-settled";

/** Rows drawn above and below those in sight, so that a quick scroll shows no gaps; none before the page has settled. */
const spareRows = 6;
/** What the server draws, before a height is known. */
const rowsAtFirst = 12;

export type Window = { readonly first: number; readonly last: number };

/**
 * Which rows to draw for what a box of `height` px shows that is scrolled by `scrollTop`, with `spare` more on each side; `last` is
 * included, and -1 where there are none.
 */
export const windowOf = (layout: ListLayout, scrollTop: number, height: number, spare: number): Window => {
  const { count } = layout;
  if (count === 0) return { first: 0, last: -1 };
  if (height === 0) return { first: 0, last: Math.min(count, rowsAtFirst) - 1 };
  // A list that has become shorter is not scrolled further than its end.
  const top = Math.min(Math.max(0, scrollTop), Math.max(0, layout.height - height));
  return {
    first: Math.max(0, layout.indexAt(top) - spare),
    last: Math.min(count - 1, layout.indexAt(top + height) + spare),
  };
};

/** `from` and `to` are what is in sight, in px from the top of the list, to within a row. */
export type View = Window & { readonly from: number; readonly to: number };

/** Follows the scroll position and size of `box`; draws anew only when other rows come into sight. */
export const useWindow = (box: RefObject<HTMLElement | null>, layout: ListLayout): View => {
  const { rowHeight } = layout;
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
  const height = view.height || rowsAtFirst * rowHeight;
  return { ...windowOf(layout, view.top, view.height, spare), from: view.top, to: view.top + height };
};
