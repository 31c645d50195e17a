"use client";
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { evenLayout, type ListLayout, sectionLayout } from "./list-layout";
import { type ListPlace, useListPlace } from "./use-list-place";
import { useWindow, type View } from "./use-window";

export type RowPlace = {
  /** Say them on the element that carries the row's role. */
  readonly "aria-setsize": number;
  readonly "aria-posinset": number;
};

/** Rows under a header of their own. */
export type ListSection = {
  readonly key: string;
  readonly label: string;
  /** Rows that are drawn: none where it is folded away. */
  readonly count: number;
  readonly header: ReactNode;
};

export type VirtualListProps = {
  readonly label: string;
  /** Of each row, in order; the same array for as long as the rows are the same. */
  readonly keys: readonly string[];
  /** How many there are in all, known or not yet loaded; null when nobody knows. */
  readonly total: number | null;
  /** Height of every row in px. */
  readonly rowHeight: number;
  readonly renderRow: (index: number, place: RowPlace) => ReactNode;
  /** Brought into view when it becomes another row; -1 for none. */
  readonly activeIndex: number;
  /** Called when few rows are left below. */
  readonly onNearEnd: () => void;
  /** Parts of the list, which hold all rows one after the other. */
  readonly sections?: readonly ListSection[] | null | undefined;
  /** Where to begin, and who is told where the reader is. */
  readonly start?: ListPlace | null | undefined;
  readonly onPlace?: ((place: ListPlace | null) => void) | undefined;
  /** Brings this row into view once; a new object asks again. */
  readonly reveal?: { readonly key: string } | null | undefined;
  readonly multiple?: boolean;
  readonly footer?: ReactNode;
  readonly busy?: boolean;
};

const nearEnd = 15;
const headerHeight = 32;
/** Headers this far out of sight are drawn as well. */
const sparePx = 300;
const nobody = () => undefined;

/** Scrolls as little as it takes to show a row whole; `covered` px at the top are hidden by a header that stays. */
const reveal = (box: HTMLElement, top: number, rowHeight: number, covered: number) => {
  if (top - covered < box.scrollTop) box.scrollTop = top - covered;
  else if (top + rowHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = top + rowHeight - box.clientHeight;
};

type DrawnProps = Pick<VirtualListProps, "label" | "keys" | "total" | "renderRow" | "busy" | "multiple"> & {
  readonly layout: ListLayout;
  readonly view: View;
};

const rowsBetween = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);

const Rows = (props: DrawnProps & { from: number; count: number; className: string }) => {
  const { keys, view, layout, from, count, total } = props;
  const { rowHeight } = layout;
  const drawn = rowsBetween(Math.max(view.first, from), Math.min(view.last, from + count - 1));
  return (
    <div
      role="listbox"
      aria-label={props.label}
      aria-busy={props.busy || undefined}
      aria-multiselectable={props.multiple || undefined}
      className={props.className}
      style={{ height: count * rowHeight }}
    >
      {drawn.map((index) => (
        <div
          key={keys[index] ?? index}
          role="presentation"
          className="absolute inset-x-0 top-0"
          style={{ height: rowHeight, transform: `translateY(${(index - from) * rowHeight}px)` }}
        >
          {props.renderRow(index, { "aria-setsize": total ?? -1, "aria-posinset": index - from + 1 })}
        </div>
      ))}
    </div>
  );
};

const Sections = (
  props: DrawnProps & {
    sections: readonly ListSection[];
    places: ReturnType<typeof sectionLayout>["places"];
  },
) => {
  const { sections, places, view, layout } = props;
  return (
    <section aria-label={props.label} className="relative w-full" style={{ height: layout.height }}>
      {sections.map((section, at) => {
        const place = places[at];
        if (!place || place.top > view.to + sparePx || place.top + place.height < view.from - sparePx)
          return null;
        return (
          <div
            key={section.key}
            className="absolute inset-x-0"
            style={{ top: place.top, height: place.height }}
          >
            <div className="sticky top-0 z-2" style={{ height: headerHeight }}>
              {section.header}
            </div>
            {place.count > 0 ? (
              <Rows
                {...props}
                label={section.label}
                total={place.count}
                from={place.from}
                count={place.count}
                className="absolute inset-x-0 bottom-0"
              />
            ) : null}
          </div>
        );
      })}
    </section>
  );
};

/**
 * A listbox that draws only the rows in sight, in one piece or in sections under headers. Rows bring `role="option"`, roving tab index
 * and their own focus. What is in sight stays in place when rows come or go above it.
 */
export const VirtualList = (props: VirtualListProps) => {
  const { keys, activeIndex, onNearEnd, rowHeight, sections } = props;
  const count = keys.length;
  const box = useRef<HTMLDivElement>(null);
  const parted = useMemo(
    () => (sections ? sectionLayout(sections, rowHeight, headerHeight) : null),
    [sections, rowHeight],
  );
  const even = useMemo(() => evenLayout(count, rowHeight), [count, rowHeight]);
  const layout = parted ?? even;
  const view = useWindow(box, layout);
  const { waiting } = useListPlace(box, keys, layout, {
    start: props.start ?? null,
    onPlace: props.onPlace ?? nobody,
  });
  const { last } = view;
  useEffect(() => {
    if (last >= layout.count - nearEnd) onNearEnd();
  }, [last, layout, onNearEnd]);
  const activeKey = activeIndex < 0 ? undefined : keys[activeIndex];
  // Only another marked row is brought into view: one that stands elsewhere now leaves the reader where they are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => {
    if (activeKey === undefined || !box.current || waiting()) return;
    reveal(box.current, layout.topOf(activeIndex), rowHeight, parted ? headerHeight : 0);
  }, [activeKey, rowHeight]);
  const revealed = useRef<VirtualListProps["reveal"]>(null);
  useLayoutEffect(() => {
    const at = props.reveal ? keys.indexOf(props.reveal.key) : -1;
    if (at < 0 || !box.current || revealed.current === props.reveal) return;
    revealed.current = props.reveal;
    reveal(box.current, layout.topOf(at), rowHeight, parted ? headerHeight : 0);
  });
  const drawn = { ...props, layout, view };
  return (
    <div ref={box} className="pane-scroll isolate min-h-0 flex-1 [overflow-anchor:none]">
      {sections && parted ? (
        <Sections {...drawn} sections={sections} places={parted.places} />
      ) : (
        <Rows {...drawn} from={0} count={count} className="relative w-full" />
      )}
      {props.footer}
    </div>
  );
};
