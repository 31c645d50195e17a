"use client";
import { type ComponentType, memo, useDeferredValue, useMemo } from "react";
import { ConversationSkeleton } from "@/components/conversation/conversation-skeleton";
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
 * the page takes longer than all else that the key does: that waits as well.
 */
export const PanePlace = memo(({ pane: Pane, atOnce, id, known, onClose }: PanePlaceProps) => {
  const before = { id: useDeferredValue(id), known: useDeferredValue(known) };
  const isDue = before.id === id || atOnce;
  const drawn = isDue ? { id, known } : before;
  const pane = useMemo(
    () => (
      <OpenedContext value={{ known: drawn.known, onClose }}>
        <Pane key={drawn.id} id={drawn.id} known={drawn.known} onClose={onClose} />
      </OpenedContext>
    ),
    [Pane, drawn.id, drawn.known, onClose],
  );
  return (
    <div className="over-list min-h-0 min-w-0 max-md:fixed max-md:inset-0 max-md:z-30 max-md:bg-surface">
      {isDue ? null : (
        <div className="grid h-full grid-cols-1 bg-surface xl:grid-cols-[minmax(0,1fr)_272px]">
          <ConversationSkeleton known={known} brief />
          <div className="border-l border-line bg-bg max-xl:hidden" />
        </div>
      )}
      {/* Where no row says what keys act on, the pane does: the one before must not go on doing that. */}
      {isDue || known != null ? (
        <div hidden={!isDue} className="h-full">
          {pane}
        </div>
      ) : null}
    </div>
  );
});
PanePlace.displayName = "PanePlace";
