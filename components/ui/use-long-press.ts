"use client";
import { type PointerEvent as ReactPointerEvent, type SyntheticEvent, useEffect, useRef } from "react";

const longMs = 450;
const stillPx = 10;

/** A press follows the finger that lets go at once; some browsers wait this long whether it comes twice. */
const pressWithinMs = 400;

/** Keys and screen readers press without a finger: such a press tells of no pointer, or of none that was put down. */
const isPressOf = (pointerId: number, event: MouseEvent): boolean =>
  event instanceof PointerEvent ? event.pointerId === pointerId : event.detail > 0;

/**
 * Takes the press away that this finger makes as it lets go, wherever it then is: what has appeared under a resting finger was not
 * what it meant. Any other press is one: of keys, of a screen reader, of the next touch.
 */
const letGoWithoutPress = (pointerId: number) => {
  const swallow = (event: MouseEvent) => {
    if (!isPressOf(pointerId, event)) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  const letGo = (event: PointerEvent) => {
    if (event.pointerId === pointerId) setTimeout(end, pressWithinMs);
  };
  const end = () => {
    document.removeEventListener("click", swallow, true);
    document.removeEventListener("pointerdown", end, true);
    document.removeEventListener("pointerup", letGo, true);
    document.removeEventListener("pointercancel", letGo, true);
  };
  document.addEventListener("click", swallow, true);
  document.addEventListener("pointerdown", end, true);
  document.addEventListener("pointerup", letGo, true);
  document.addEventListener("pointercancel", letGo, true);
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
    onPointerDown: (event: ReactPointerEvent) => {
      done.current = false;
      if (event.pointerType !== "touch") return;
      from.current = { x: event.clientX, y: event.clientY };
      stop();
      const { pointerId } = event;
      timer.current = setTimeout(() => {
        done.current = true;
        letGoWithoutPress(pointerId);
        latest.current();
      }, longMs);
    },
    onPointerMove: (event: ReactPointerEvent) => {
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
