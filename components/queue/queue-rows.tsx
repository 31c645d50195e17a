"use client";
import { useCallback, useRef } from "react";
import { deskHref } from "@/components/data/desk-address";
import { useDrafts } from "@/components/data/use-drafts";
import { useWorkspace } from "@/components/data/workspace-query";
import { phone, useMedia } from "@/components/ui/use-media";
import { VirtualList } from "@/components/ui/virtual-list";
import type { QueueRow as Row } from "@/lib/conversation/model";
import { QueueRow } from "./queue-row";
import { QueueEnd } from "./queue-states";
import { rowKey } from "./rows";
import { SwipeRow } from "./swipe-row";
import { UnreadableRow } from "./unreadable-row";
import type { Desk } from "./use-desk";
import type { QueueListing } from "./use-queue-list";

const rowHeight = { wide: 68, phone: 76 } as const;

/** The rows in sight, one of them marked. */
export const QueueRows = ({ desk, list, rows }: { desk: Desk; list: QueueListing; rows: readonly Row[] }) => {
  const narrow = useMedia(phone);
  const box = useRef<HTMLDivElement>(null);
  const marked = rows.findIndex((row) => row.id !== null && row.id === desk.selectedId);
  const takesFocus = useCallback(() => {
    const focused = document.activeElement;
    return focused === document.body || (box.current?.contains(focused) ?? false);
  }, []);
  const { address, open } = desk;
  const drafts = useDrafts(useWorkspace()?.me.memberId, desk.openId);
  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col">
      <VirtualList
        label="Conversations"
        count={rows.length}
        total={list.total === null ? null : Math.max(list.total, rows.length)}
        keyOf={(index) => rowKey(rows[index], index)}
        rowHeight={narrow ? rowHeight.phone : rowHeight.wide}
        activeIndex={marked}
        onNearEnd={list.more}
        busy={list.fetching}
        renderRow={(index, place) => {
          const row = rows[index];
          if (row === undefined) return null;
          if (row.kind === "unreadable") return <UnreadableRow id={row.id} place={place} />;
          return (
            <SwipeRow row={row}>
              <QueueRow
                row={row}
                place={place}
                href={deskHref({ ...address, openId: row.id })}
                draft={drafts.has(row.id)}
                selected={index === marked}
                reachable={index === Math.max(0, marked)}
                takesFocus={takesFocus}
                onOpen={open}
              />
            </SwipeRow>
          );
        }}
        footer={
          <QueueEnd
            error={list.moreError}
            loading={list.loadingMore}
            done={list.complete}
            onRetry={list.retryMore}
          />
        }
      />
    </div>
  );
};
