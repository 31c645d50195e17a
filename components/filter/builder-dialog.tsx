"use client";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { type DraftPlace, draftApplied } from "@/components/data/query-draft";
import { queryLineId } from "@/components/data/query-line-id";
import { useSetting } from "@/components/data/settings";
import { Dialog } from "@/components/ui/dialog";
import { isTyping } from "@/components/ui/keys";
import { nameOf, type People } from "@/lib/search/names";
import { BuilderProvider } from "./builder-context";
import { BuilderFoot } from "./builder-foot";
import { BuilderHead } from "./builder-head";
import { dateWords } from "./date-words";
import { describeBlock } from "./describe-block";
import { GroupBox } from "./group-box";
import { useBlockFocus } from "./use-block-focus";
import { useBuilder } from "./use-builder";
import { useMoving } from "./use-moving";

export type BuilderDialogProps = {
  /** The list, with the query that it shows. */
  readonly at: DraftPlace;
  readonly people: People;
  readonly onClose: () => void;
  readonly onApply: (q: string) => void;
  readonly onSaveAsView: (q: string) => void;
};

const queryLine = (): Element | null =>
  document.getElementById(queryLineId)?.closest('[role="search"]')?.firstElementChild ?? null;

const tell = (area: HTMLElement | null) => {
  const mend = area?.querySelector<HTMLElement>('[data-part="mend"]');
  const wrong = area?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const target = mend ?? wrong;
  target?.focus();
  target?.scrollIntoView({ block: "nearest" });
};

/** The query as rows and groups; below the query line, on a phone over the whole screen. */
export const BuilderDialog = ({ at, people, onClose, onApply, onSaveAsView }: BuilderDialogProps) => {
  const builder = useBuilder(at, people);
  const singleKeys = useSetting("singleKeys");
  const area = useRef<HTMLDivElement>(null);
  const [said, say] = useState("");
  const words = useMemo(() => ({ nameOf: nameOf(people), dateWords }), [people]);
  const focus = useBlockFocus(area, builder.root.id);
  const moving = useMoving({
    builder,
    nameOf: (block) => describeBlock(block, words),
    say,
    focusGrip: (id) => focus(id, "grip"),
    area: () => area.current?.closest<HTMLElement>(".pane-scroll") ?? null,
  });
  const { checked } = builder;
  const refuse = () => {
    const stops = checked.problems.filter((problem) => problem.stops).length;
    if (stops === 0) return false;
    say(`${stops} to mend first.`);
    tell(area.current);
    return true;
  };
  const apply = () => {
    if (refuse()) return;
    builder.forget();
    draftApplied(builder.from, checked.q);
    onClose();
    onApply(checked.q);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      apply();
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.key !== "z" || isTyping(event.target) || (plain ? !singleKeys : event.altKey || event.shiftKey))
      return;
    event.preventDefault();
    const back = builder.removed?.block.id;
    if (!builder.undo()) return;
    say("Undone.");
    if (back && document.activeElement?.closest('[data-block^="removed "]')) focus(back, "grip");
  };
  const removeBlock = (id: string) => {
    builder.removeBlock(id);
    say("Removed. Undo puts it back.");
    focus(id, "undo");
  };
  return (
    <Dialog
      title="Filter"
      width="l"
      bare
      onClose={onClose}
      below={queryLine}
      onKeyDown={onKeyDown}
      footer={
        <BuilderProvider value={{ ...builder, removeBlock, words, moving, say, focus }}>
          <BuilderFoot
            onApply={apply}
            refuse={refuse}
            onSaveAsView={() => !refuse() && onSaveAsView(checked.q)}
          />
        </BuilderProvider>
      }
    >
      <BuilderProvider value={{ ...builder, removeBlock, words, moving, say, focus }}>
        <BuilderHead onClose={onClose} />
        <div ref={area} className="px-4 py-3 max-md:px-2">
          <GroupBox box={builder.root} />
        </div>
        <p role="status" className="sr-only">
          {said}
        </p>
      </BuilderProvider>
    </Dialog>
  );
};
