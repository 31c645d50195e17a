"use client";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { Block, Box, Place } from "@/lib/search/builder";
import { dropPlace } from "./drop-place";

type Parts = {
  /** What holds all blocks, and scrolls. */
  readonly area: () => HTMLElement | null;
  readonly root: () => Box;
  /** Which block is being dragged; null when none is any more. */
  readonly hold: (id: string | null) => void;
  readonly onDrop: (block: Block, place: Place) => void;
};

const startsAtPx = 4;
const edgePx = 44;
const scrollPx = 12;

/** Dragging a block by mouse, pen or finger; Esc or a cancelled pointer leaves everything as it was. */
export const useDrag = ({ area, root, hold, onDrop }: Parts) => {
  const [drop, setDrop] = useState<Place | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const onPointerDown = (event: PointerEvent<HTMLElement>, block: Block) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const from = { x: event.clientX, y: event.clientY };
    let target: Place | null = null;
    let dragging = false;
    const onMove = (at: globalThis.PointerEvent) => {
      const box = area();
      if (!box || (!dragging && Math.hypot(at.clientX - from.x, at.clientY - from.y) < startsAtPx)) return;
      if (!dragging) {
        dragging = true;
        hold(block.id);
      }
      at.preventDefault();
      const frame = box.getBoundingClientRect();
      if (at.clientY < frame.top + edgePx) box.scrollBy(0, -scrollPx);
      else if (at.clientY > frame.bottom - edgePx) box.scrollBy(0, scrollPx);
      target = dropPlace(box, root(), block, at);
      setDrop(target);
    };
    const end = (drops: boolean) => {
      removeEventListener("pointermove", onMove);
      removeEventListener("pointerup", onUp);
      removeEventListener("pointercancel", onCancel);
      removeEventListener("keydown", onKey, true);
      stop.current = null;
      setDrop(null);
      hold(null);
      if (drops && dragging && target) onDrop(block, target);
    };
    const onUp = () => end(true);
    const onCancel = () => end(false);
    const onKey = (key: globalThis.KeyboardEvent) => {
      if (key.key !== "Escape") return;
      key.preventDefault();
      key.stopPropagation();
      end(false);
    };
    addEventListener("pointermove", onMove, { passive: false });
    addEventListener("pointerup", onUp);
    addEventListener("pointercancel", onCancel);
    addEventListener("keydown", onKey, true);
    stop.current = () => end(false);
  };
  return { drop, onPointerDown };
};
