"use client";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { isPlainClick } from "@/components/ui/plain-click";
import { type ConversationSummary, headline, personName } from "@/lib/conversation/model";
import { type Columns, shows } from "./columns";
import { chooserMark, RowFace } from "./row-face";
import { RowMarks, type RowMarksProps } from "./row-marks";
import { RowOwners } from "./row-owners";
import { RowTime } from "./row-time";
import { type Standing, useIsMarked } from "./standing";

/** What a press on a row means: open it, choose it or not, or choose all from the last one to it. */
export type RowPress = "open" | "choose" | "range";

export type QueueRowProps = {
  readonly row: ConversationSummary;
  /** Which row of how many it is; -1 where nobody knows how many. */
  readonly position: number;
  readonly size: number;
  readonly href: string;
  readonly standing: Standing;
  /** One of those that something is about to be done to. */
  readonly chosen: boolean;
  /** One has begun to write on it. */
  readonly draft: boolean;
  readonly unsure: RowMarksProps["unsure"];
  readonly news: RowMarksProps["news"];
  readonly columns: Columns;
  /** What Tab reaches where no row is marked. */
  readonly isFirst: boolean;
  /** Takes focus when it becomes the marked one. */
  readonly takesFocus: () => boolean;
  readonly onPress: (id: string, press: RowPress) => void;
};

// What is positioned is painted apart, each row as many times, with each frame: only the dot is, by the place the list gives the row.
const look = cx(
  "grid h-full grid-cols-[30px_minmax(0,1fr)] gap-x-2.5 border-b border-line py-[9px] pr-3 pl-3.5 hover:bg-hover",
  "focus-visible:outline-offset-[-2px] aria-checked:bg-accent-soft/60 aria-selected:bg-accent-soft",
  "aria-selected:[box-shadow:inset_3px_0_var(--accent)]",
  "max-md:grid-cols-[36px_minmax(0,1fr)] max-md:gap-x-3 max-md:py-3 max-md:pr-3.5 max-md:pl-[18px]",
  "max-md:select-none max-md:[-webkit-touch-callout:none]",
);

const pressOf = (event: MouseEvent<HTMLElement>): RowPress | null => {
  if (event.shiftKey && event.button === 0 && !event.metaKey && !event.ctrlKey) return "range";
  if (!isPlainClick(event)) return null;
  const target = event.target instanceof Element ? event.target : null;
  return target?.closest(`[${chooserMark}]`) ? "choose" : "open";
};

type WordsProps = Pick<QueueRowProps, "row" | "draft" | "unsure" | "news" | "columns">;

const Words = ({ row, draft, unsure, news, columns }: WordsProps) => {
  const title = headline(row);
  const named = shows(columns, "contact");
  const rest = row.preview === title || !shows(columns, "preview") ? "" : row.preview;
  return (
    <span className={cx("min-w-0", news === "left" && "opacity-75")}>
      <span className="flex min-w-0 items-baseline justify-between gap-3 max-md:text-l max-md:leading-5">
        <bdi className={cx("truncate", !row.read && "font-semibold")}>
          {named ? personName(row.contact) : title}
        </bdi>
        <RowTime row={row} columns={columns} />
      </span>
      <span dir="auto" className="one-line block text-ink-2 max-md:text-[14px] max-md:leading-5">
        {named ? <span className="font-medium text-ink [unicode-bidi:isolate]">{title}</span> : null}
        {rest ? (
          <>
            {named ? " · " : null}
            <bdi>{rest}</bdi>
          </>
        ) : null}
      </span>
      <span className="flex min-w-0 items-center justify-between gap-3">
        <RowMarks row={row} draft={draft} unsure={unsure} columns={columns} news={news} />
        <RowOwners row={row} columns={columns} />
      </span>
    </span>
  );
};

type LinkProps = Omit<QueueRowProps, "draft" | "unsure" | "news" | "columns"> & {
  readonly children: ReactNode;
};

/** What the mark changes, and nothing within it: a key that moves the mark draws two of these anew. */
const RowLink = ({ row, standing, chosen, isFirst, takesFocus, onPress, children, ...place }: LinkProps) => {
  const marked = useIsMarked(standing, row.id);
  const ref = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (marked && takesFocus()) ref.current?.focus({ preventScroll: true });
  }, [marked, takesFocus]);
  return (
    // A link that is an option of the list, which ARIA in HTML allows.
    <a
      ref={ref}
      role="option"
      aria-setsize={place.size}
      aria-posinset={place.position}
      aria-selected={marked}
      aria-checked={chosen}
      href={place.href}
      tabIndex={marked || isFirst ? 0 : -1}
      onClick={(event) => {
        const press = pressOf(event);
        if (press === null) return;
        event.preventDefault();
        onPress(row.id, press);
      }}
      className={look}
    >
      {children}
    </a>
  );
};

/** One conversation in the list: a link that says all that one needs to triage it. */
export const QueueRow = ({ draft, unsure, news, columns, ...link }: QueueRowProps) => {
  const { row, chosen } = link;
  return (
    <RowLink {...link}>
      {row.read ? null : (
        <span className="unread-dot absolute top-[18px] left-[5px] size-1.5 rounded-full bg-accent max-md:top-[25px] max-md:left-[7px]">
          <span className="sr-only">Unread</span>
        </span>
      )}
      <RowFace row={row} chosen={chosen} />
      <Words row={row} draft={draft} unsure={unsure} news={news} columns={columns} />
    </RowLink>
  );
};
