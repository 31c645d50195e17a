"use client";
import dynamic from "next/dynamic";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { useActions } from "@/components/data/actions-port";
import { deskHref, readableSearch } from "@/components/data/desk-address";
import { rememberList } from "@/components/data/last-list";
import type { MendedAddress } from "@/components/data/mended-address";
import { draftPlace } from "@/components/data/query-draft";
import { focusQueryLine, queryLineId } from "@/components/data/query-line-id";
import { useTellCount } from "@/components/data/shown-count";
import { MendedSearch, useDeskAddress } from "@/components/data/use-desk-address";
import { useViewDisplay } from "@/components/data/view-display";
import { FilterButton } from "@/components/filter/filter-button";
import { Why } from "@/components/filter/why";
import { QueuePanel } from "@/components/queue/queue-panel";
import { QueueSkeleton } from "@/components/queue/queue-skeleton";
import { useArranged } from "@/components/queue/use-arranged";
import { useChosen } from "@/components/queue/use-chosen";
import { useDesk } from "@/components/queue/use-desk";
import { useNews } from "@/components/queue/use-news";
import { useOnwards } from "@/components/queue/use-onwards";
import { useQueueKeys } from "@/components/queue/use-queue-keys";
import { useQueueList } from "@/components/queue/use-queue-list";
import { useReadAhead } from "@/components/queue/use-read-ahead";
import { useRowActedOn } from "@/components/queue/use-row-acted-on";
import { useVisibleRows } from "@/components/queue/use-visible-rows";
import { latePart, orAgain } from "@/components/ui/late-part";
import { phone, useMedia } from "@/components/ui/use-media";
import { whenSettled } from "@/components/ui/when-settled";
import { DisplayMenu } from "@/components/views/display-menu";
import { headline } from "@/lib/conversation/model";
import { LateConversation, loadConversation } from "./late-conversation";
import { NothingOpen } from "./nothing-open";
import { PanePlace } from "./pane-place";
import { useDeskTitle } from "./use-desk-title";

// Only who changes a view, or opens one that is gone, needs these.
const ViewStrip = dynamic(
  orAgain("Saving this view", () => import("@/components/views/view-strip").then((file) => file.ViewStrip)),
);
const GoneTerms = latePart(null, () =>
  import("@/components/views/gone-terms").then((file) => file.GoneTerms),
);
const AddressNotice = dynamic(
  orAgain("What of the address could not be read", () =>
    import("@/components/views/address-notice").then((file) => file.AddressNotice),
  ),
);
const GoneView = dynamic(
  orAgain("What is known of this view", () =>
    import("@/components/views/gone-view").then((file) => file.GoneView),
  ),
);

// Elements that stay the same are not drawn anew with each key.
const displayMenu = <DisplayMenu />;
const nothingOpen = <NothingOpen />;

/** What nobody needs to see the list; by then what opens from it is fetched, too. */
const WhenSettled = () => {
  const [settled, setSettled] = useState(false);
  useEffect(
    () =>
      whenSettled(() => {
        setSettled(true);
        void loadConversation().catch(() => undefined);
      }),
    [],
  );
  return settled ? <GoneTerms /> : null;
};

const Desk = ({ dropped }: { dropped: readonly string[] }) => {
  const desk = useDesk();
  const { address, openId, selectedId } = desk;
  const list = useQueueList(address.q, address.sort);
  const { rows: visible, uncounted } = useVisibleRows(list, address.q, selectedId);
  const total = list.total === null ? null : Math.max(0, list.total - uncounted);
  const display = useViewDisplay();
  const arranged = useArranged(visible, address, display.groupBy);
  const { rows } = arranged;
  const at = useMemo(() => draftPlace(address), [address]);
  const selection = useChosen(desk, { list, visible, shown: rows }, total);
  const news = useNews(desk, list, selection.any);
  const narrow = useMedia(phone);
  useQueueKeys({ desk, rows, selection, onNearEnd: list.reading.more, news });
  useReadAhead(desk, rows);
  useOnwards(desk, rows);
  const { opener } = useActions();
  const [atOnce, setAtOnce] = useState<string | null>(null);
  if (atOnce !== null && atOnce !== openId) setAtOnce(null);
  useEffect(() => {
    opener.current = (id) => {
      setAtOnce(id);
      desk.open(id);
    };
    return () => {
      opener.current = null;
    };
  }, [opener, desk.open]);
  const row = useRowActedOn(desk, rows);
  const known = row && headline(row);
  useDeskTitle({ openId, known, list: address.base?.title ?? "Search" });
  useTellCount(address.view, list.known?.totalIsExact && !address.edited ? total : null);
  useEffect(() => rememberList(deskHref({ ...address, openId: null })), [address]);
  useEffect(() => {
    if (location.hash === `#${queryLineId}`) focusQueryLine();
  }, []);
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 md:grid-cols-[360px_minmax(0,1fr)] xl:grid-cols-[388px_minmax(0,1fr)]">
      <div
        className="flex min-h-0 min-w-0 flex-col md:border-r md:border-line"
        inert={narrow && openId !== null}
      >
        <QueuePanel
          desk={desk}
          list={list}
          arranged={arranged}
          selection={selection}
          news={news}
          columns={display.columns}
          total={total}
          display={displayMenu}
          filter={
            <>
              <FilterButton at={at} onApply={desk.setQuery} />
              <Why q={address.q} markedId={selectedId} />
            </>
          }
          strip={address.edited && address.base !== null ? <ViewStrip key={address.view} /> : null}
          notice={
            <>
              {dropped.length > 0 || address.lost !== null ? <AddressNotice dropped={dropped} /> : null}
              <WhenSettled />
            </>
          }
        />
      </div>
      {openId === null ? (
        nothingOpen
      ) : (
        <PanePlace
          pane={LateConversation}
          id={openId}
          known={known}
          atOnce={atOnce === openId}
          onClose={desk.close}
        />
      )}
    </div>
  );
};

const nothingDropped: readonly string[] = [];

/** Puts what could be read of an address into its place, once the page has begun. */
const useMendedSearch = (mended: MendedAddress | null) => {
  const asked = useSearchParams().toString();
  const [was] = useState(asked);
  const isDue = mended !== null && asked === was;
  useEffect(() => {
    if (isDue)
      history.replaceState(null, "", location.pathname + readableSearch(new URLSearchParams(mended.search)));
  }, [isDue, mended]);
  return useMemo(() => (mended === null ? null : { was, search: mended.search }), [mended, was]);
};

const Found = ({ dropped }: { dropped: readonly string[] }) => {
  const { standing } = useDeskAddress();
  const segment = usePathname().split("/")[2] ?? "";
  if (standing === "unknown") return <QueueSkeleton />;
  if (standing === "gone")
    return (
      <main className="min-h-0 flex-1">
        <GoneView id={segment} />
      </main>
    );
  return <Desk dropped={dropped} />;
};

/** The desk: the list, and beside it (over it, on a phone) what is open. `mended`: not all of the address could be read. */
export const DeskScreen = ({ mended }: { mended: MendedAddress | null }) => (
  <MendedSearch value={useMendedSearch(mended)}>
    <Found dropped={mended?.dropped ?? nothingDropped} />
  </MendedSearch>
);
