"use client";
import { useState } from "react";
import type { View } from "@/lib/search/view";
import { useViewActions } from "./use-view-actions";

export type DragOrder = {
  /** The view that is being dragged; null while none is. */
  readonly dragged: string | null;
  readonly start: (id: string) => void;
  /** Dropped at the place of this view. */
  readonly drop: (id: string) => void;
  readonly end: () => void;
};

export type Order = {
  /** By so many places; what would leave the list stays at its end. */
  readonly move: (id: string, step: number) => void;
  readonly drag: DragOrder;
  /** What the last move came to, for a screen reader. */
  readonly said: string;
};

/** Puts one's views in order: by keys and buttons, or by dragging. */
export const useOrder = (views: readonly View[]): Order => {
  const { order } = useViewActions();
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const moveTo = (id: string, to: number) => {
    const view = views.find((one) => one.id === id);
    if (!view || to < 0 || to >= views.length || views.indexOf(view) === to) return;
    const rest = views.filter((one) => one.id !== id);
    const next = [...rest.slice(0, to), view, ...rest.slice(to)];
    void order(next.map((one) => ({ id: one.id, pinned: one.pinned })));
    setSaid(`${view.name} is now ${to + 1} of ${views.length}.`);
  };
  return {
    said,
    move: (id, step) => moveTo(id, views.findIndex((one) => one.id === id) + step),
    drag: {
      dragged,
      start: setDragged,
      drop: (id) => {
        if (dragged !== null)
          moveTo(
            dragged,
            views.findIndex((one) => one.id === id),
          );
        setDragged(null);
      },
      end: () => setDragged(null),
    },
  };
};
