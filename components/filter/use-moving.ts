"use client";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { type Block, type Box, findBlock, type Place, placeOf } from "@/lib/search/builder";
import { move, step } from "@/lib/search/builder-edits";

import type { Builder } from "./use-builder";
import { useDrag } from "./use-drag";

export type Moving = {
  /** The block that the arrow keys move, or the pointer drags. */
  readonly grabbed: string | null;
  /** Where it would land; null while it would stay. */
  readonly drop: Place | null;
  readonly onKeyDown: (event: KeyboardEvent, block: Block) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, block: Block) => void;
  readonly step: (block: Block, by: -1 | 1) => void;
};

type Parts = {
  readonly builder: Builder;
  readonly nameOf: (block: Block) => string;
  readonly say: (text: string) => void;
  readonly focusGrip: (id: string) => void;
  /** What holds all blocks, and scrolls. */
  readonly area: () => HTMLElement | null;
};

const whereWords = (root: Box, id: string): string => {
  const place = placeOf(root, id);
  const box = place && findBlock(root, place.box);
  if (!place || box?.kind !== "box") return "";
  const group =
    box.id === root.id ? "" : `, in the group that matches ${box.join === "not-all" ? "not all" : box.join}`;
  return `${place.index + 1} of ${box.items.length}${group}`;
};

/** Moving blocks by their grip: by keys (Space, arrows, Space; Esc puts back) and by pointer. */
export const useMoving = ({ builder, nameOf, say, focusGrip, area }: Parts): Moving => {
  const [grabbed, setGrabbed] = useState<string | null>(null);
  const before = useRef<Box | null>(null);
  const latest = useRef(builder);
  useEffect(() => {
    latest.current = builder;
  });

  const stepBy = (block: Block, by: -1 | 1) => {
    const { root, edit } = latest.current;
    const moved = step(root, block.id, by);
    if (!moved.ok) return;
    edit(moved.value, `move ${block.id}`);
    say(moved.value === root ? "It can go no further." : whereWords(moved.value, block.id));
    focusGrip(block.id);
  };
  const take = (block: Block) => {
    before.current = latest.current.root;
    setGrabbed(block.id);
    say(
      `${nameOf(block)} is held, ${whereWords(latest.current.root, block.id)}. Arrow keys move it, Space lets go, Escape puts it back.`,
    );
  };
  const letGo = (block: Block) => {
    setGrabbed(null);
    say(`${nameOf(block)} stands ${whereWords(latest.current.root, block.id)}.`);
  };
  const putBack = (block: Block) => {
    setGrabbed(null);
    if (before.current && before.current !== latest.current.root)
      latest.current.edit(before.current, `move ${block.id}`);
    say(`${nameOf(block)} is back where it was.`);
    focusGrip(block.id);
  };
  const onKeyDown = (event: KeyboardEvent, block: Block) => {
    const held = grabbed === block.id;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " || event.key === "Enter") (held ? letGo : take)(block);
    else if (held && event.key === "Escape") putBack(block);
    else if (held && (event.key === "ArrowUp" || event.key === "ArrowDown"))
      stepBy(block, event.key === "ArrowUp" ? -1 : 1);
    else {
      if (held && event.key === "Tab") letGo(block);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const drag = useDrag({
    area,
    root: () => latest.current.root,
    hold: setGrabbed,
    onDrop: (block, place) => {
      const moved = move(latest.current.root, block.id, place);
      if (!moved.ok) return;
      latest.current.edit(moved.value);
      say(`${nameOf(block)} stands ${whereWords(moved.value, block.id)}.`);
    },
  });
  return { grabbed, drop: drag.drop, onKeyDown, onPointerDown: drag.onPointerDown, step: stepBy };
};
