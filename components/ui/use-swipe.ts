"use client";
import { type PointerEvent, useRef, useState } from "react";

const startsAfterPx = 12;
const enoughPx = 88;

/**
 * A finger that pulls a row to the right. `onSwipe` runs when it lets go far enough out; pulling back takes it back. Give the
 * same thing a button somewhere: not everybody can pull.
 */
export const useSwipe = (onSwipe: () => void) => {
  const [offset, setOffset] = useState(0);
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const pulled = useRef(false);
  const end = (far: boolean) => {
    from.current = null;
    setOffset(0);
    if (far) onSwipe();
  };
  return {
    offset,
    far: offset >= enoughPx,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        pulled.current = false;
        if (event.pointerType === "touch") from.current = { x: event.clientX, y: event.clientY };
      },
      onPointerMove: (event: PointerEvent) => {
        if (from.current === null) return;
        const x = event.clientX - from.current.x;
        if (x < startsAfterPx && !pulled.current) return;
        pulled.current = true;
        setOffset(Math.max(0, x));
      },
      onPointerUp: () => end(offset >= enoughPx),
      onPointerCancel: () => end(false),
      /** A pull is no press. */
      onClickCapture: (event: { preventDefault: () => void; stopPropagation: () => void }) => {
        if (!pulled.current) return;
        pulled.current = false;
        event.preventDefault();
        event.stopPropagation();
      },
    },
  };
};
