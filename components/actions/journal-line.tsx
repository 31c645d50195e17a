"use client";
import ChevronRight from "lucide-react/icons/chevron-right";
import Undo2 from "lucide-react/icons/undo-2";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { Pill } from "@/components/ui/pill";
import { Time } from "@/components/ui/time";
import { useShortcutOf } from "@/components/ui/use-hotkeys";
import type { JournalRow } from "@/lib/api/journal";
import { agoSpan } from "@/lib/core/time";
import { canLook } from "./can-look";
import { JournalDetails } from "./journal-details";
import { hrefOf, outcomes, whyOf } from "./journal-words";
import type { Names } from "./wording";

export type JournalLineProps = {
  readonly row: JournalRow;
  readonly words: string;
  readonly names: Names;
  readonly onTakeBack: () => Promise<unknown>;
  readonly onLook: () => Promise<unknown>;
};

/** Under way from the press to the answer. */
const useOnce = (act: () => Promise<unknown>): readonly [boolean, () => void] => {
  const [going, setGoing] = useState(false);
  const run = () => {
    setGoing(true);
    void act().finally(() => setGoing(false));
  };
  return [going, run];
};

/** One thing that was done: when, who, what, to which, with what outcome, and the way back or why there is none. */
export const JournalLine = ({ row, words, names, onTakeBack, onLook }: JournalLineProps) => {
  const [open, setOpen] = useState(false);
  const details = useId();
  const shortcutOf = useShortcutOf();
  const [taking, takeBack] = useOnce(onTakeBack);
  const [looking, look] = useOnce(onLook);
  const { tone, word } = outcomes[row.outcome];
  const why = whyOf(row);
  const href = hrefOf(row);
  const style = cx(
    "inline-block min-h-6 max-md:py-3 [overflow-wrap:anywhere]",
    (row.undone || taking) && "text-ink-3 line-through",
  );
  return (
    <li
      data-journal={row.id}
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-1 py-2 [contain-intrinsic-size:auto_56px] [content-visibility:auto] last:border-0 focus-within:bg-hover max-md:mb-2 max-md:rounded-l max-md:border max-md:border-line max-md:bg-surface max-md:p-2 max-md:last:border"
    >
      <button
        type="button"
        data-journal-toggle
        aria-expanded={open}
        aria-controls={open ? details : undefined}
        aria-label={`Details: ${words}`}
        onClick={() => setOpen(!open)}
        className="-m-0.5 grid size-7 shrink-0 place-items-center rounded-m text-ink-3 hover:bg-line hover:text-ink max-md:size-11"
      >
        <Icon of={ChevronRight} size={14} className={cx(open && "rotate-90")} />
      </button>
      <div className="min-w-0 flex-1 basis-64">
        {href === null ? (
          <span className={style}>{words}</span>
        ) : (
          <PageLink href={href} className={cx(style, "hover:underline")}>
            {words}
          </PageLink>
        )}
        <p className="text-s text-ink-3">
          <bdi>{row.who.isMe ? "You" : row.who.name}</bdi>
          {" · "}
          <Time at={row.at} format={agoSpan} prefix="Done" />
        </p>
      </div>
      {row.outcome === "done" ? null : <Pill tone={tone}>{word}</Pill>}
      {canLook(row) ? (
        <Button pending={looking} aria-label={`Look again: ${words}`} onClick={look}>
          {looking ? "Looking …" : "Look again"}
        </Button>
      ) : null}
      {row.undoable ? (
        <Button
          data-journal-undo
          className="max-md:ml-auto"
          pending={taking}
          aria-label={`Undo: ${words}`}
          aria-keyshortcuts={shortcutOf("z")}
          onClick={takeBack}
        >
          <Icon of={Undo2} size={14} />
          {taking ? "Taking back …" : "Undo"}
        </Button>
      ) : why === null ? null : (
        <span className="text-s text-ink-3">{why}</span>
      )}
      {open ? (
        <div id={details} className="w-full">
          <JournalDetails row={row} names={names} />
        </div>
      ) : null}
    </li>
  );
};
