"use client";
import { type ComponentType, memo, useDeferredValue } from "react";
import { ConversationSkeleton } from "@/components/conversation/conversation-skeleton";

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
 * What is opened, beside its list. The list marks its row first; what was open goes in the same frame, so that nobody reads one
 * conversation while keys act on another, and the pane follows under the heading that is known already.
 */
export const PanePlace = memo(({ pane: Pane, atOnce, ...props }: PanePlaceProps) => {
  const { id, known } = props;
  const isDue = useDeferredValue(id) === id || atOnce;
  return (
    <div className="min-h-0 min-w-0 max-md:fixed max-md:inset-0 max-md:z-30 max-md:bg-surface">
      {isDue ? <Pane key={id} {...props} /> : <ConversationSkeleton known={known} brief />}
    </div>
  );
});
PanePlace.displayName = "PanePlace";
