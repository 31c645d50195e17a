"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { memo, type ReactNode } from "react";
import type { QueueList } from "@/components/data/queue-list";
import { useClock } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { grouped } from "@/components/ui/grouped";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Time } from "@/components/ui/time";
import { useSlowSeconds } from "@/components/ui/use-slow";
import type { Sort } from "@/lib/api/queue";
import { agoSpan, shortSpan } from "@/lib/core/time";
import { sortIds, sorts } from "@/lib/search/sorts";

export type QueueBarProps = {
  readonly page: QueueList | undefined;
  /** How many match, without those that have just gone by what one did. */
  readonly total: number | null;
  readonly fetching: boolean;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onRefresh: () => void;
  /** How the list is drawn. */
  readonly display: ReactNode;
};

/** As long as this, what is shown is about to be replaced by what the server is just reading. */
const patienceSeconds = 60;

/** Beside the count: two lines where a phone has no room for one. */
const aside = "truncate max-md:line-clamp-2 max-md:leading-4 max-md:whitespace-normal";

const Age = ({ page }: { page: QueueList }) => {
  const old = useClock((now) => page.stale && now > page.fetchedAtMs + patienceSeconds * 1000);
  return (
    <span className={cx(aside, old ? "font-medium text-warm" : "max-[359px]:hidden")}>
      {old ? "not refreshed for " : null}
      <Time at={page.fetchedAtMs / 1000} format={old ? shortSpan : agoSpan} prefix="Read from Intercom" />
    </span>
  );
};

/** How many match, how old that is, in which order; and reading it again. */
export const QueueBar = memo(({ page, total, fetching, sort, onSort, onRefresh, display }: QueueBarProps) => {
  const slow = useSlowSeconds(fetching);
  const items = sortIds.map((id) => ({
    id,
    label: sorts[id].by === "loaded" ? `${sorts[id].label} (of loaded rows)` : sorts[id].label,
    checked: id === sort,
    onSelect: () => onSort(id),
  }));
  return (
    <div className="num mt-2 flex min-h-6 items-center gap-2 max-[359px]:gap-1 text-s whitespace-nowrap text-ink-3">
      <span role="status" className={cx("shrink-0", !page && slow !== null && "max-md:-mr-2")}>
        {page ? (
          <>
            <b className="font-semibold text-ink">
              {total === null ? "Some" : grouped(total)}
              {total !== null && !page.totalIsExact ? "+" : null}
            </b>{" "}
            match
          </>
        ) : fetching ? (
          <span className={slow === null ? undefined : "max-md:sr-only"}>Counting…</span>
        ) : (
          "Not counted"
        )}
      </span>
      {slow !== null ? (
        <span className={cx(aside, "text-warm")}>Intercom has taken {slow}&nbsp;s</span>
      ) : page ? (
        <Age page={page} />
      ) : null}
      <IconButton
        icon={RefreshCw}
        iconSize={14}
        label="Refresh"
        onClick={onRefresh}
        aria-busy={fetching || undefined}
        className="relative -ml-1 size-6 max-md:size-8 max-md:after:absolute max-md:after:-inset-1.5"
      />
      <span className="ml-auto" />
      {display}
      <Menu
        label="Order"
        items={items}
        buttonLabel={`Order: ${sorts[sort].label}`}
        className="inline-flex min-h-6 items-center gap-1 rounded-[5px] border border-line bg-surface px-2 text-ink-2 hover:bg-hover max-md:min-h-8 max-md:after:absolute max-md:after:-inset-1.5 relative"
      >
        {sorts[sort].label}
        <Icon of={ChevronDown} size={12} />
      </Menu>
    </div>
  );
});
QueueBar.displayName = "QueueBar";
