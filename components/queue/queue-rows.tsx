"use client";
import {
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { deskHref } from "@/components/data/desk-address";
import { listName, recall, remember } from "@/components/data/list-memory";
import { useUnsure } from "@/components/data/unsure";
import { useDrafts } from "@/components/data/use-drafts";
import type { ViewDisplay } from "@/components/data/view-display";
import { useWorkspace } from "@/components/data/workspace-query";
import { isFocusIdle, keepFocus } from "@/components/ui/keep-focus";
import type { ListPlace } from "@/components/ui/use-list-place";
import { phone, useMedia } from "@/components/ui/use-media";
import { type RowPlace, VirtualList } from "@/components/ui/virtual-list";
import { placeOf } from "@/lib/actions/subject";
import { GroupHeader } from "./group-header";
import { QueueRow, type QueueRowProps, type RowPress } from "./queue-row";
import { QueueEnd } from "./queue-states";
import { rowKey } from "./rows";
import { SwipeRow } from "./swipe-row";
import { UnreadableRow } from "./unreadable-row";
import type { Arranged } from "./use-arranged";
import type { Selection } from "./use-chosen";
import type { Desk } from "./use-desk";
import type { News } from "./use-news";
import type { QueueListing } from "./use-queue-list";

const rowHeight = { wide: 68, phone: 76 } as const;
/** So far down the list is read again by itself after a reload, to come back to the same place. */
const mostRestored = 600;
const noMore = () => undefined;

export type QueueRowsProps = {
  readonly desk: Desk;
  readonly list: QueueListing;
  readonly arranged: Arranged;
  readonly selection: Selection;
  readonly news: News;
  readonly columns: ViewDisplay["columns"];
};

const isPlace = (kept: unknown): kept is ListPlace =>
  typeof kept === "object" &&
  kept !== null &&
  "key" in kept &&
  typeof kept.key === "string" &&
  "index" in kept &&
  typeof kept.index === "number" &&
  "offset" in kept &&
  typeof kept.offset === "number";

/** Where this tab was in the list, and the rows down to there. */
const useRestored = (name: string, list: QueueListing, onTop: News["onTop"]) => {
  const [start] = useState(() => {
    const kept = typeof sessionStorage === "undefined" ? null : recall("place", name);
    return isPlace(kept) ? kept : null;
  });
  const { upTo } = list.reading;
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || start === null || list.complete || start.index < list.rows.length) return;
    asked.current = true;
    if (start.index < mostRestored) upTo(start.index + 1);
  }, [start, list.complete, list.rows.length, upTo]);
  useEffect(() => onTop(start === null), [onTop, start]);
  const onPlace = useCallback(
    (place: ListPlace | null) => {
      onTop(place === null);
      remember("place", name, place);
    },
    [name, onTop],
  );
  return { start, onPlace };
};

const useSections = ({ groups, isFolded, fold }: Arranged) =>
  useMemo(
    () =>
      groups?.map((group) => {
        const folded = isFolded(group.key);
        return {
          key: group.key,
          label: group.label,
          count: folded ? 0 : group.rows.length,
          header: <GroupHeader group={group} folded={folded} onFold={fold} />,
        };
      }) ?? null,
    [groups, isFolded, fold],
  );

/** One handler for all rows, for as long as the list stands: a row is drawn anew only when it changes itself. */
const usePress = (desk: Desk, selection: Selection, narrow: boolean) => {
  const latest = useRef({ desk, selection, narrow });
  useLayoutEffect(() => {
    latest.current = { desk, selection, narrow };
  });
  return useCallback((id: string, press: RowPress) => {
    const now = latest.current;
    // While something is chosen a thumb goes on choosing.
    const choosing = press === "choose" || (press === "open" && now.narrow && now.selection.any);
    if (choosing) now.selection.toggle(id);
    else if (press === "range") now.selection.rangeTo(id);
    else now.desk.open(id);
  }, []);
};

type LineProps = QueueRowProps & { readonly onHold: (id: string) => void };

/** One row for keys, mouse and thumb; drawn anew only when it changes itself. */
const Line = memo(({ onHold, ...row }: LineProps) => (
  <SwipeRow row={row.row} onHold={onHold}>
    <QueueRow {...row} />
  </SwipeRow>
));
Line.displayName = "Line";

/** The rows in sight, one of them marked. */
export const QueueRows = ({ desk, list, arranged, selection, news, columns }: QueueRowsProps) => {
  const narrow = useMedia(phone);
  const box = useRef<HTMLDivElement>(null);
  const { rows } = arranged;
  const marked = rows.findIndex((row) => row.id !== null && row.id === desk.selectedId);
  const takesFocus = useCallback(() => {
    const focused = document.activeElement;
    return isFocusIdle() || (box.current?.contains(focused) ?? false);
  }, []);
  // The last row took the focus with it.
  useEffect(() => keepFocus, []);
  const { address } = desk;
  const drafts = useDrafts(useWorkspace()?.me.memberId, desk.openId);
  const unsure = useUnsure();
  const { start, onPlace } = useRestored(listName(address), list, news.onTop);
  const sections = useSections(arranged);
  const keys = useMemo(() => rows.map(rowKey), [rows]);
  const press = usePress(desk, selection, narrow);
  const hold = useCallback((id: string) => press(id, "choose"), [press]);
  const folds = sections?.some((section) => section.count === 0) ?? false;
  const draw = (index: number, place: RowPlace): ReactNode => {
    const row = rows[index];
    if (row === undefined) return null;
    if (row.kind === "unreadable") return <UnreadableRow id={row.id} place={place} />;
    return (
      <Line
        row={row}
        onHold={hold}
        position={place["aria-posinset"]}
        size={place["aria-setsize"]}
        href={deskHref({ ...address, openId: row.id })}
        draft={drafts.has(row.id)}
        unsure={unsure.some(({ place }) => place === placeOf("conversation", row.id))}
        news={list.left.has(row.id) ? "left" : news.isNew(row.id) ? "new" : null}
        columns={columns}
        standing={desk.standing}
        chosen={selection.any && selection.has(row.id)}
        isFirst={index === 0 && marked < 0}
        takesFocus={takesFocus}
        onPress={press}
      />
    );
  };
  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col">
      <VirtualList
        label="Conversations"
        keys={keys}
        total={list.total === null ? null : Math.max(list.total, rows.length)}
        rowHeight={narrow ? rowHeight.phone : rowHeight.wide}
        activeIndex={marked}
        onNearEnd={folds ? noMore : list.reading.more}
        sections={sections}
        start={start}
        onPlace={onPlace}
        reveal={news.reveal}
        multiple
        busy={list.fetching}
        renderRow={draw}
        footer={
          <QueueEnd reading={list.reading} done={list.complete} loaded={list.rows.length} waits={folds} />
        }
      />
    </div>
  );
};
