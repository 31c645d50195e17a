"use client";
import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import type { PointerEvent, ReactNode } from "react";
import { useActions } from "@/components/data/actions-port";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { useLongPress } from "@/components/ui/use-long-press";
import { useSwipe } from "@/components/ui/use-swipe";
import type { ConversationSummary } from "@/lib/conversation/model";

/** Resting and pulling begin alike: both are told of every touch. */
const both = (hold: ReturnType<typeof useLongPress>, swipe: ReturnType<typeof useSwipe>["handlers"]) => ({
  onPointerDown: (event: PointerEvent) => {
    hold.onPointerDown(event);
    swipe.onPointerDown(event);
  },
  onPointerMove: (event: PointerEvent) => {
    hold.onPointerMove(event);
    swipe.onPointerMove(event);
  },
  onPointerUp: () => {
    hold.onPointerUp();
    swipe.onPointerUp();
  },
  onPointerCancel: () => {
    hold.onPointerCancel();
    swipe.onPointerCancel();
  },
  onClickCapture: swipe.onClickCapture,
});

export type SwipeRowProps = {
  readonly row: ConversationSummary;
  readonly onHold: (id: string) => void;
  readonly children: ReactNode;
};

/**
 * A row that a thumb closes, or opens again, by pulling it to the right, snoozes by pulling it to the left, and chooses by resting on it.
 * Buttons and keys do all of it as well.
 */
export const SwipeRow = ({ row, onHold, children }: SwipeRowProps) => {
  const { ask } = useActions();
  const closed = row.state === "closed";
  const { offset, far, handlers } = useSwipe(
    () => ask(closed ? "open" : "close", row),
    () => ask("snooze", row),
  );
  const hold = useLongPress(() => onHold(row.id));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for fingers; the row within has keys and the bar has buttons
    <div
      role="presentation"
      // Only what a finger may pull is clipped: each clip on the page is work for each of its frames.
      className="h-full touch-pan-y any-pointer-coarse:relative any-pointer-coarse:overflow-hidden"
      onContextMenu={hold.onContextMenu}
      {...both(hold, handlers)}
    >
      {offset === 0 ? null : (
        <div
          aria-hidden="true"
          className={cx(
            "absolute inset-0 flex items-center gap-2 px-[18px] font-semibold text-accent-ink",
            offset < 0 && "flex-row-reverse",
            far ? (offset > 0 ? "bg-calm" : "bg-accent") : "bg-ink-3",
          )}
        >
          <Icon of={offset < 0 ? Clock : closed ? RotateCcw : Check} size={18} />
          {/* What is done is said once letting go would do it; before that there is no room for the word. */}
          {far ? (offset < 0 ? "Snooze" : closed ? "Open again" : "Close") : null}
        </div>
      )}
      <div
        role="presentation"
        className={cx("h-full bg-surface", offset === 0 && "transition-transform duration-100")}
        style={offset !== 0 ? { transform: `translateX(${offset}px)` } : undefined}
      >
        {children}
      </div>
    </div>
  );
};
