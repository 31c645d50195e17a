"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";

export type RowPlace = {
  /** Say them on the element that carries the row's role. */
  readonly "aria-setsize": number;
  readonly "aria-posinset": number;
};

export type VirtualListProps = {
  readonly label: string;
  readonly count: number;
  /** How many there are in all, known or not yet loaded; null when nobody knows. */
  readonly total: number | null;
  readonly keyOf: (index: number) => string;
  /** Height of every row in px. */
  readonly rowHeight: number;
  readonly renderRow: (index: number, place: RowPlace) => ReactNode;
  /** Kept in view; -1 for none. */
  readonly activeIndex: number;
  /** Called when fewer than `nearEnd` rows are left below. */
  readonly onNearEnd: () => void;
  readonly footer?: ReactNode;
  readonly busy?: boolean;
};

const nearEnd = 15;

/** A listbox that draws only the rows in sight. Rows bring `role="option"`, roving tab index and their own focus. */
export const VirtualList = (props: VirtualListProps) => {
  const { count, activeIndex, onNearEnd, rowHeight } = props;
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: props.keyOf,
    overscan: 6,
    // What the server draws, before a height is known.
    initialRect: { width: 0, height: rowHeight * 12 },
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rowHeight > 0) rows.measure();
  }, [rows, rowHeight]);
  useEffect(() => {
    if (count > 0 && last >= count - nearEnd) onNearEnd();
  }, [last, count, onNearEnd]);
  useEffect(() => {
    if (activeIndex >= 0) rows.scrollToIndex(activeIndex, { align: "auto" });
  }, [rows, activeIndex]);
  return (
    <div ref={box} className="pane-scroll min-h-0 flex-1">
      <div
        role="listbox"
        aria-label={props.label}
        aria-busy={props.busy || undefined}
        className="relative w-full"
        style={{ height: rows.getTotalSize() }}
      >
        {items.map((item) => (
          <div
            key={item.key}
            role="presentation"
            className="absolute inset-x-0 top-0"
            style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
          >
            {props.renderRow(item.index, {
              "aria-setsize": props.total ?? -1,
              "aria-posinset": item.index + 1,
            })}
          </div>
        ))}
      </div>
      {props.footer}
    </div>
  );
};
