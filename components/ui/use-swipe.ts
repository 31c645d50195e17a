"use client";
import { type PointerEvent, useRef, useState } from "react";

const startsAfterPx = 12;
const enoughPx = 88;

/**
 * A finger that pulls a row to either side: `onRight` or `onLeft` runs when it lets go far enough out; pulling back takes it back. Give
 * the same things buttons somewhere: not everybody can pull. `offset` is negative to the left.
 */
export const useSwipe = (onRight: () => void, onLeft: () => void) => {
  const [offset, setOffset] = useState(0);
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const pulled = useRef(false);
  const far = Math.abs(offset) >= enoughPx;
  const end = (isFar: boolean) => {
    from.current = null;
    setOffset(0);
    if (isFar) (offset > 0 ? onRight : onLeft)();
  };
  return {
    offset,
    far,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        pulled.current = false;
        if (event.pointerType === "touch") from.current = { x: event.clientX, y: event.clientY };
      },
      onPointerMove: (event: PointerEvent) => {
        if (from.current === null) return;
        const x = event.clientX - from.current.x;
        if (Math.abs(x) < startsAfterPx && !pulled.current) return;
        pulled.current = true;
        setOffset(x);
      },
      onPointerUp: () => end(far),
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
