"use client";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Block } from "@/lib/search/builder";
import { useParts } from "./builder-context";
import { describeBlock } from "./describe-block";

/** Where something was taken out: what, and the way back. */
export const RemovedRow = ({ block }: { block: Block }) => {
  const { restore, words, focus, say } = useParts();
  const name = describeBlock(block, words);
  return (
    <div
      data-block={`removed ${block.id}`}
      className="flex min-w-0 items-center gap-2 rounded-m border border-dashed border-line-strong py-0.5 pr-1 pl-2 text-s text-ink-2 md:ml-[26px]"
    >
      <span className="min-w-0 flex-1 truncate">
        Removed <bdi>{name}</bdi>
      </span>
      <Button
        variant="ghost"
        aria-label={`Undo: put ${name} back`}
        data-part="undo"
        onClick={() => {
          const id = restore();
          say(`${name} is back.`);
          if (id !== null) focus(id, "grip");
        }}
        className="min-h-6! text-s! max-md:min-h-11!"
      >
        Undo <Kbd keys="z" />
      </Button>
    </div>
  );
};
