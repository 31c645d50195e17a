"use client";
import { type PointerEvent, type SyntheticEvent, useEffect, useRef } from "react";

const longMs = 450;
const stillPx = 10;

/**
 * Takes the press away that the finger makes as it lets go, wherever it then is: what has appeared under a resting finger was not
 * what it meant. The next touch is a press again.
 */
const letGoWithoutPress = () => {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("click", swallow, true);
  document.addEventListener("pointerdown", () => document.removeEventListener("click", swallow, true), {
    capture: true,
    once: true,
  });
};

/** A finger that rests on something. The press that it would have been when it lets go does not happen. Give the same thing a button or a key. */
export const useLongPress = (onLongPress: () => void) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const done = useRef(false);
  const latest = useRef(onLongPress);
  useEffect(() => {
    latest.current = onLongPress;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: (event: PointerEvent) => {
      done.current = false;
      if (event.pointerType !== "touch") return;
      from.current = { x: event.clientX, y: event.clientY };
      stop();
      timer.current = setTimeout(() => {
        done.current = true;
        letGoWithoutPress();
        latest.current();
      }, longMs);
    },
    onPointerMove: (event: PointerEvent) => {
      const { x, y } = from.current;
      if (Math.hypot(event.clientX - x, event.clientY - y) > stillPx) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event: SyntheticEvent) => {
      if (done.current) event.preventDefault();
    },
  };
};
