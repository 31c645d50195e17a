"use client";
import X from "lucide-react/icons/x";
import { useId, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Broken } from "@/lib/search/builder";
import { replaceBlock } from "@/lib/search/builder-edits";
import { readLine } from "@/lib/search/builder-line";
import { useParts } from "./builder-context";
import { Grip } from "./grip";
import { controlLook, quietButton } from "./looks";
import { ProblemNote } from "./problem-note";
import { RowMenu } from "./row-menu";

/** Words of the line that could not be read, kept as they are: to be written anew, mended or taken out. */
export const BrokenRow = ({ block }: { block: Broken }) => {
  const { root, edit, people, newId, checked, moving, removeBlock, focus } = useParts();
  const noteId = useId();
  const [typed, setTyped] = useState(block.text);
  const problems = checked.problems.filter((problem) => problem.id === block.id);
  const name = `“${block.text}”`;
  // Read once one is done writing: halfway through it would become something else under one's hands.
  const settle = () => {
    if (typed.trim() === "" || typed === block.text) return setTyped(block.text);
    const { items } = readLine(typed, people, newId).root;
    const [only] = items;
    if (!only || items.length > 1 || only.kind === "box")
      return edit(replaceBlock(root, block.id, { ...block, text: typed.trim() }));
    edit(replaceBlock(root, block.id, { ...only, id: block.id, negated: only.negated !== block.negated }));
  };
  return (
    <fieldset
      data-block={block.id}
      className={cx(
        "grid min-w-0 grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-x-1.5 gap-y-1 max-md:grid-cols-[28px_minmax(0,1fr)_auto] max-md:gap-1.5",
        moving.grabbed === block.id && "rounded-m opacity-60 outline-2 outline-offset-2 outline-accent",
      )}
    >
      <legend className="sr-only">{`Not understood: ${name}`}</legend>
      <span className="flex h-[30px] items-center max-md:h-11">
        <Grip block={block} name={name} />
      </span>
      <input
        type="text"
        aria-label="Words that were not understood"
        aria-invalid="true"
        aria-describedby={noteId}
        data-part="value"
        value={typed}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          settle();
          focus(block.id, "value");
        }}
        className={cx(controlLook, "w-full font-mono text-s! max-md:text-[16px]!")}
      />
      <span className="flex h-[30px] items-center max-md:h-11">
        <RowMenu block={block} name={name} />
        <button
          type="button"
          aria-label={`Remove ${name}`}
          data-tip="Remove"
          onClick={() => removeBlock(block.id)}
          className={quietButton}
        >
          <Icon of={X} size={14} />
        </button>
      </span>
      <div className="col-start-2 col-end-[-1]">
        <ProblemNote id={noteId} problems={problems} unfinished={false} />
      </div>
    </fieldset>
  );
};
