"use client";
import { useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import type { Suggestion } from "@/lib/search/complete";

export type SuggestionListProps = {
  readonly id: string;
  readonly items: readonly Suggestion[];
  /** -1 while none is chosen. */
  readonly active: number;
  readonly onPick: (item: Suggestion) => void;
};

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** What could stand at the caret. The query line keeps focus and moves through it. */
export const SuggestionList = ({ id, items, active, onPick }: SuggestionListProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.children.item(active)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={box}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label="Suggestions"
      className="rise pane-scroll absolute inset-x-0 top-full z-20 mt-1 max-h-80 rounded-l border border-line bg-surface p-1 shadow-float"
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the query line handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: pointed at by aria-activedescendant
        <div
          key={`${item.label}${item.text}`}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(item)}
          className={cx(
            "flex min-h-8 cursor-pointer items-center gap-3 rounded-m px-2 hover:bg-hover max-md:min-h-12 max-md:text-l",
            index === active && "bg-accent-soft",
          )}
        >
          <bdi className="shrink-0 font-medium">{item.label}</bdi>
          <bdi className="min-w-0 flex-1 truncate text-right text-s text-ink-3">{item.hint}</bdi>
        </div>
      ))}
    </div>
  );
};
