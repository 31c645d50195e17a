"use client";
import ArrowRight from "lucide-react/icons/arrow-right";
import ChevronDown from "lucide-react/icons/chevron-down";
import { useId, useState } from "react";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Part } from "@/lib/conversation/model";
import { MessageTime } from "./message-time";

const line = "ml-10 flex items-center gap-2 text-s text-ink-3 max-md:ml-[46px]";

const One = ({ part, words }: { part: Part; words: string }) => (
  <span className="num min-w-0 [overflow-wrap:anywhere]">
    <bdi data-event={part.id}>{words}</bdi> · <MessageTime at={part.createdAt} />
  </span>
);

export type EventLineProps = {
  readonly parts: readonly Part[];
  /** The id of one that must be seen. */
  readonly reveal: string | null;
  /** What one of them says: asked once for the whole thread. */
  readonly wordsOf: (part: Part) => string;
};

/** A run of events in one line: the last one, and how many there were; all of them when asked for. */
export const EventLine = ({ parts, reveal, wordsOf }: EventLineProps) => {
  const [open, setOpen] = useState(false);
  const [revealed, setRevealed] = useState<string | null>(null);
  const id = useId();
  if (reveal !== revealed) {
    setRevealed(reveal);
    if (reveal !== null) setOpen(true);
  }
  const last = parts.at(-1);
  if (last === undefined) return null;
  if (parts.length === 1) {
    return (
      <p tabIndex={-1} className={cx(line, "mb-3.5")}>
        <Icon of={ArrowRight} size={14} />
        <One part={last} words={wordsOf(last)} />
      </p>
    );
  }
  return (
    <div className="mb-3.5">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={cx(line, "min-h-6 rounded-s text-left hover:text-ink-2 max-md:min-h-11")}
      >
        <Icon of={open ? ChevronDown : ArrowRight} size={14} />
        <span className="min-w-0">
          <bdi>{wordsOf(last)}</bdi> · {parts.length} events
        </span>
      </button>
      {open ? (
        <ul id={id} className="mt-1 flex flex-col gap-1">
          {parts.map((part) => (
            <li
              key={part.id}
              aria-current={part.id === reveal ? "true" : undefined}
              className={cx(line, "pl-[22px] aria-[current]:font-semibold aria-[current]:text-ink")}
            >
              <One part={part} words={wordsOf(part)} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
};
