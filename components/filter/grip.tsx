"use client";
import GripVertical from "lucide-react/icons/grip-vertical";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Block } from "@/lib/search/builder";
import { useParts } from "./builder-context";

/** What one drags a block by, or moves it by keys. */
export const Grip = ({ block, name }: { block: Block; name: string }) => {
  const { moving } = useParts();
  const held = moving.grabbed === block.id;
  return (
    <button
      type="button"
      aria-label={`Move ${name}`}
      aria-pressed={held}
      data-tip={held ? "" : "Drag, or Space and arrows"}
      data-part="grip"
      onKeyDown={(event) => moving.onKeyDown(event, block)}
      onPointerDown={(event) => moving.onPointerDown(event, block)}
      className={cx(
        "grid h-6 w-5 shrink-0 touch-none place-items-center rounded-m max-md:h-11 max-md:w-7",
        held
          ? "cursor-grabbing bg-accent-soft text-accent"
          : "cursor-grab text-ink-3 hover:bg-hover hover:text-ink",
      )}
    >
      <Icon of={GripVertical} size={14} />
    </button>
  );
};
