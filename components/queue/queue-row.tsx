"use client";
import { memo, useEffect, useRef } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { isPlainClick } from "@/components/ui/plain-click";
import type { RowPlace } from "@/components/ui/virtual-list";
import { type ConversationSummary, headline, personName } from "@/lib/conversation/model";
import { RowMarks } from "./row-marks";
import { RowOwners } from "./row-owners";
import { RowTime } from "./row-time";

export type QueueRowProps = {
  readonly row: ConversationSummary;
  readonly place: RowPlace;
  readonly href: string;
  readonly selected: boolean;
  /** One has begun to write on it. */
  readonly draft: boolean;
  /** The one row that Tab reaches. */
  readonly reachable: boolean;
  /** Takes focus when it becomes the marked one. */
  readonly takesFocus: () => boolean;
  readonly onOpen: (id: string) => void;
};

const look = cx(
  "relative grid h-full grid-cols-[30px_minmax(0,1fr)] gap-x-2.5 border-b border-line py-[9px] pr-3 pl-3.5 hover:bg-hover",
  "focus-visible:outline-offset-[-2px] aria-selected:bg-accent-soft",
  "max-md:grid-cols-[36px_minmax(0,1fr)] max-md:gap-x-3 max-md:py-3 max-md:pr-3.5 max-md:pl-[18px]",
);

const Words = ({ row, draft }: { row: ConversationSummary; draft: boolean }) => {
  const title = headline(row);
  const rest = row.preview === title ? "" : row.preview;
  return (
    <span className="min-w-0">
      <span className="flex min-w-0 items-baseline justify-between gap-3 max-md:text-l max-md:leading-5">
        <bdi className={cx("truncate", !row.read && "font-semibold")}>{personName(row.contact)}</bdi>
        <RowTime row={row} />
      </span>
      <span dir="auto" className="one-line block text-ink-2 max-md:text-[14px] max-md:leading-5">
        <span className="font-medium text-ink [unicode-bidi:isolate]">{title}</span>
        {rest ? (
          <>
            {" · "}
            <bdi>{rest}</bdi>
          </>
        ) : null}
      </span>
      <span className="flex min-w-0 items-center justify-between gap-3">
        <RowMarks row={row} draft={draft} />
        <RowOwners row={row} />
      </span>
    </span>
  );
};

/** One conversation in the list: a link that says all that one needs to triage it. */
export const QueueRow = memo(
  ({ row, place, href, selected, draft, reachable, takesFocus, onOpen }: QueueRowProps) => {
    const ref = useRef<HTMLAnchorElement>(null);
    useEffect(() => {
      if (selected && takesFocus()) ref.current?.focus({ preventScroll: true });
    }, [selected, takesFocus]);
    return (
      // A link that is an option of the list, which ARIA in HTML allows.
      <a
        ref={ref}
        {...place}
        role="option"
        aria-selected={selected}
        href={href}
        tabIndex={reachable ? 0 : -1}
        onClick={(event) => {
          if (!isPlainClick(event)) return;
          event.preventDefault();
          onOpen(row.id);
        }}
        className={look}
      >
        {selected ? <span className="absolute inset-y-0 left-0 w-[3px] bg-accent" /> : null}
        {row.read ? null : (
          <span className="unread-dot absolute top-[18px] left-[5px] size-1.5 rounded-full bg-accent max-md:top-[25px] max-md:left-[7px]">
            <span className="sr-only">Unread</span>
          </span>
        )}
        <Avatar name={personName(row.contact)} seed={row.contact.id ?? row.id} />
        <Words row={row} draft={draft} />
      </a>
    );
  },
);
QueueRow.displayName = "QueueRow";
