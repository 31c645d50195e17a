"use client";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { useWindow } from "./use-window";

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
  /** Called when few rows are left below. */
  readonly onNearEnd: () => void;
  readonly footer?: ReactNode;
  readonly busy?: boolean;
};

const nearEnd = 15;

/** Scrolls as little as it takes to show a row whole. */
const reveal = (box: HTMLElement, index: number, rowHeight: number) => {
  const top = index * rowHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + rowHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = top + rowHeight - box.clientHeight;
};

/** A listbox that draws only the rows in sight. Rows bring `role="option"`, roving tab index and their own focus. */
export const VirtualList = (props: VirtualListProps) => {
  const { count, activeIndex, onNearEnd, rowHeight } = props;
  const box = useRef<HTMLDivElement>(null);
  const { first, last } = useWindow(box, count, rowHeight);
  useEffect(() => {
    if (count > 0 && last >= count - nearEnd) onNearEnd();
  }, [last, count, onNearEnd]);
  useLayoutEffect(() => {
    if (activeIndex >= 0 && box.current) reveal(box.current, activeIndex, rowHeight);
  }, [activeIndex, rowHeight]);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  return (
    <div ref={box} className="pane-scroll min-h-0 flex-1">
      <div
        role="listbox"
        aria-label={props.label}
        aria-busy={props.busy || undefined}
        className="relative w-full"
        style={{ height: count * rowHeight }}
      >
        {rows.map((index) => (
          <div
            key={props.keyOf(index)}
            role="presentation"
            className="absolute inset-x-0 top-0"
            style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
          >
            {props.renderRow(index, { "aria-setsize": props.total ?? -1, "aria-posinset": index + 1 })}
          </div>
        ))}
      </div>
      {props.footer}
    </div>
  );
};
