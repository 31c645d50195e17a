"use client";
import History from "lucide-react/icons/history";
import X from "lucide-react/icons/x";
import { useEffect, useRef } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { type LineItem, optionId } from "./line-items";

export type SuggestionListProps = {
  readonly id: string;
  readonly items: readonly LineItem[];
  /** -1 while none is chosen. */
  readonly active: number;
  readonly onPick: (item: LineItem) => void;
  /** Takes a recent query out of the list. */
  readonly onForget: (item: LineItem) => void;
};

const keyOf = (item: LineItem): string =>
  item.kind === "recent" ? `recent ${item.q}` : `${item.suggestion.label} ${item.suggestion.text}`;

const Recent = ({ item, onForget }: { item: LineItem & { kind: "recent" }; onForget: () => void }) => (
  <>
    <Icon of={History} size={14} className="text-ink-3" />
    <span className="sr-only">Recent: </span>
    <bdi className="min-w-0 flex-1 truncate">{item.text}</bdi>
    {/* An option may hold no button: Delete does the same. */}
    <span
      aria-hidden="true"
      data-tip="Forget it (Delete)"
      onClick={(event) => {
        event.stopPropagation();
        onForget();
      }}
      className="grid size-6 place-items-center rounded-m text-ink-3 hover:bg-line hover:text-ink max-md:size-11"
    >
      <Icon of={X} size={12} />
    </span>
  </>
);

const Next = ({ item }: { item: LineItem & { kind: "suggestion" } }) => {
  const { label, hint, who } = item.suggestion;
  return (
    <>
      {who?.source === "admin" || who?.source === "member" ? (
        <Avatar name={label} seed={who.id} size="s" />
      ) : null}
      <bdi className="min-w-0 truncate font-medium">{label}</bdi>
      <bdi className="min-w-0 flex-1 truncate text-right text-s text-ink-3">{hint}</bdi>
    </>
  );
};

/** What could stand at the caret, and what was asked before. The query line keeps focus and moves through it. */
export const SuggestionList = ({ id, items, active, onPick, onForget }: SuggestionListProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelectorAll('[role="option"]').item(active)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div className="rise absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-l border border-line bg-surface shadow-float">
      <div
        ref={box}
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label="Suggestions"
        className="pane-scroll max-h-[min(320px,calc(100dvh-176px))] p-1"
      >
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the query line handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: pointed at by aria-activedescendant
          <div
            key={keyOf(item)}
            id={optionId(id, index)}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(item)}
            className={cx(
              "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-m px-2 hover:bg-hover max-md:min-h-12 max-md:text-l",
              index === active && "bg-accent-soft",
            )}
          >
            {item.kind === "recent" ? (
              <Recent item={item} onForget={() => onForget(item)} />
            ) : (
              <Next item={item} />
            )}
          </div>
        ))}
      </div>
      <p className="flex gap-3 border-t border-line bg-sunken px-3 py-1.5 text-s text-ink-3 keyless:hidden">
        <span>
          <Kbd keys="Tab" /> complete
        </span>
        <span>
          <Kbd keys="Enter" /> apply
        </span>
        {items[0]?.kind === "recent" ? (
          <span>
            <Kbd keys="Delete" /> forget
          </span>
        ) : null}
      </p>
    </div>
  );
};
