"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import X from "lucide-react/icons/x";
import { type KeyboardEvent, type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { mostMatches } from "@/lib/conversation/find";
import { type FindProps, useFind } from "./use-find";
import { slotOf } from "./use-reading-place";

export type ThreadFindProps = FindProps & {
  readonly onClose: () => void;
  readonly handle: RefObject<{ readonly focus: () => void } | null>;
};

const wordsFor = (typed: string, count: number, current: number): string => {
  if (typed.trim() === "") return "";
  if (count === 0) return "Nothing found";
  return `${current + 1} of ${count}${count === mostMatches ? " or more" : ""}`;
};

/** Finds words in all that is loaded of the open conversation, folded quotes, events and names of files included. */
export const ThreadFind = ({ onClose, handle, ...props }: ThreadFindProps) => {
  const { typed, setTyped, count, current, step, key } = useFind(props);
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const focus = () => {
    field.current?.focus();
    field.current?.select();
  };
  useImperativeHandle(handle, () => ({ focus }));
  useEffect(() => {
    before.current = document.activeElement;
    field.current?.focus();
  }, []);
  const close = () => {
    const found =
      key === null ? null : props.box.current && slotOf(props.box.current, key)?.querySelector("article");
    const back = before.current === document.body ? found : before.current;
    onClose();
    const next = back instanceof HTMLElement && back.isConnected ? back : (found ?? props.box.current);
    next?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field.current) step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> means nothing to browsers of before 2023.
    <div
      role="search"
      aria-label="Find in this conversation"
      onKeyDown={onKeyDown}
      className="flex items-center gap-1 border-b border-line bg-surface px-5 py-1.5 max-md:px-2"
    >
      <input
        ref={field}
        type="search"
        aria-label="Find in this conversation"
        placeholder="Find in this conversation"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="min-h-8 min-w-0 flex-1 rounded-m border border-line-strong bg-bg px-2.5 text-m max-md:min-h-11 max-md:text-[16px] [&::-webkit-search-cancel-button]:hidden"
      />
      <span role="status" className="num min-w-[76px] shrink-0 px-1 text-right text-s text-ink-2">
        {wordsFor(typed, count, current)}
      </span>
      <IconButton
        icon={ChevronUp}
        label="Previous match (Shift Enter)"
        disabled={count === 0}
        onClick={() => step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next match (Enter)"
        disabled={count === 0}
        onClick={() => step(1)}
      />
      <IconButton icon={X} label="Close" keys="Escape" onClick={close} />
    </div>
  );
};
