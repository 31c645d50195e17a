"use client";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { BlockProblem } from "@/lib/search/builder-check";
import { useParts } from "./builder-context";

export type ProblemNoteProps = {
  readonly id: string;
  readonly problems: readonly BlockProblem[];
  readonly unfinished: boolean;
};

/** What is wrong at a row, in words, with the button that mends it. */
export const ProblemNote = ({ id, problems, unfinished }: ProblemNoteProps) => {
  const { edit, newId, focus } = useParts();
  if (problems.length === 0)
    return unfinished ? (
      <p id={id} className="text-s text-ink-3">
        Has no value yet and counts for nothing.
      </p>
    ) : null;
  return (
    <div id={id} className="flex flex-col gap-1">
      {problems.map(({ message, mend, stops, id: block }) => (
        <div
          key={message}
          className={cx(
            "flex flex-wrap items-center gap-x-2 gap-y-1 text-s",
            stops ? "text-late" : "text-warm",
          )}
        >
          <span className="min-w-0 [overflow-wrap:anywhere]">{message}</span>
          {mend ? (
            <Button
              data-part="mend"
              onClick={() => {
                edit(mend.apply(newId));
                if (block !== null) focus(block, "value");
              }}
              className="min-h-6! max-w-full truncate text-s! max-md:min-h-11!"
            >
              <bdi className="truncate">{mend.label}</bdi>
            </Button>
          ) : null}
        </div>
      ))}
    </div>
  );
};
