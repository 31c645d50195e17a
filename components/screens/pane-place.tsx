"use client";
import { type ComponentType, memo, useDeferredValue, useMemo, useRef } from "react";
import { ConversationSkeleton } from "@/components/conversation/conversation-skeleton";
import { cx } from "@/components/ui/cx";
import { useLetGo } from "@/components/ui/use-let-go";
import { OpenedContext } from "./pane-on-its-way";

export type PaneProps = {
  readonly id: string;
  readonly onClose: () => void;
  /** What the list calls it, for as long as it is on its way. */
  readonly known?: string | null | undefined;
};

type PanePlaceProps = PaneProps & {
  readonly pane: ComponentType<PaneProps>;
  /** Somebody goes on inside it: what they type next must find its field there. */
  readonly atOnce: boolean;
};

/**
 * What is opened, beside its list. The list marks its row first; what was open is out of sight in the same frame, so that nobody reads
 * one conversation while keys act on another, and the pane follows under the heading that is known already. Taking the one before off
 * the page takes longer than all else that the key does: that waits as well, and meanwhile the browser keeps what it knows of its
 * layout, as much of it serves the next one.
 */
export const PanePlace = memo(({ pane: Pane, atOnce, id, known, onClose }: PanePlaceProps) => {
  const before = { id: useDeferredValue(id), known: useDeferredValue(known) };
  const isDue = before.id === id || atOnce;
  const box = useRef<HTMLDivElement>(null);
  useLetGo(box, !isDue);
  const drawn = isDue ? { id, known } : before;
  const pane = useMemo(
    () => (
      <OpenedContext value={{ known: drawn.known, onClose }}>
        <Pane id={drawn.id} known={drawn.known} onClose={onClose} />
      </OpenedContext>
    ),
    [Pane, drawn.id, drawn.known, onClose],
  );
  return (
    <div className="over-list relative min-h-0 min-w-0 max-md:fixed max-md:inset-0 max-md:z-30 max-md:bg-surface">
      {isDue ? null : (
        <div className="absolute inset-0 grid grid-cols-1 bg-surface xl:grid-cols-[minmax(0,1fr)_272px]">
          <ConversationSkeleton known={known} brief />
          <div className="border-l border-line bg-bg max-xl:hidden" />
        </div>
      )}
      {/* Where no row says what keys act on, the pane does: the one before must not go on doing that. */}
      {isDue || known != null ? (
        <div ref={box} aria-hidden={!isDue || undefined} className={cx("h-full", !isDue && "out-of-sight")}>
          {pane}
        </div>
      ) : null}
    </div>
  );
});
PanePlace.displayName = "PanePlace";
