"use client";
import Check from "lucide-react/icons/check";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import type { ReactNode } from "react";
import { useActions } from "@/components/data/actions-port";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { useSwipe } from "@/components/ui/use-swipe";
import type { ConversationSummary } from "@/lib/conversation/model";

/** A row that a thumb closes, or opens again, by pulling it to the right. The opened conversation has buttons for both. */
export const SwipeRow = ({ row, children }: { row: ConversationSummary; children: ReactNode }) => {
  const { ask } = useActions();
  const closed = row.state === "closed";
  const { offset, far, handlers } = useSwipe(() => ask(closed ? "open" : "close", row));
  return (
    <div role="presentation" className="relative h-full touch-pan-y overflow-hidden" {...handlers}>
      {offset > 0 ? (
        <div
          aria-hidden="true"
          className={cx(
            "absolute inset-0 flex items-center gap-2 pl-[18px] font-semibold text-accent-ink",
            far ? "bg-calm" : "bg-ink-3",
          )}
        >
          <Icon of={closed ? RotateCcw : Check} size={18} />
          {closed ? "Open again" : "Close"}
        </div>
      ) : null}
      <div
        role="presentation"
        className="h-full bg-surface"
        style={offset > 0 ? { transform: `translateX(${offset}px)` } : undefined}
      >
        {children}
      </div>
    </div>
  );
};
