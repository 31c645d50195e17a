"use client";
import MessagesSquare from "lucide-react/icons/messages-square";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { ConversationSkeleton } from "@/components/conversation/conversation-skeleton";
import { useActions, useActionTarget } from "@/components/data/actions-port";
import { deskHref } from "@/components/data/desk-address";
import { rememberList } from "@/components/data/last-list";
import { focusQueryLine, queryLineId } from "@/components/data/query-line-id";
import { QueuePanel } from "@/components/queue/queue-panel";
import { asConversation } from "@/components/queue/rows";
import { useDesk } from "@/components/queue/use-desk";
import { useQueueKeys } from "@/components/queue/use-queue-keys";
import { useQueueList } from "@/components/queue/use-queue-list";
import { useReadAhead } from "@/components/queue/use-read-ahead";
import { useVisibleRows } from "@/components/queue/use-visible-rows";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { phone, useMedia } from "@/components/ui/use-media";
import { whenSettled } from "@/components/ui/when-settled";
import { builtInView } from "@/lib/search/built-in-views";

// The list comes first; what opens from it is fetched as soon as nothing else is to do.
const load = () => import("./open-conversation");
const OpenConversation = dynamic(() => load().then((file) => file.OpenConversation), {
  loading: () => <ConversationSkeleton />,
});

const NothingOpen = () => (
  <main className="grid h-full place-items-center bg-surface max-md:hidden">
    <Notice icon={MessagesSquare} title="No conversation is open">
      <p>Choose one from the list.</p>
      <p aria-hidden="true" className="mt-2 flex justify-center gap-3 text-s">
        <span>
          <Kbd keys="j k" /> move
        </span>
        <span>
          <Kbd keys="o" /> open
        </span>
        <span>
          <Kbd keys="?" /> all keys
        </span>
      </p>
    </Notice>
  </main>
);

const useTitle = (view: string | null) => {
  const title = builtInView(view ?? "")?.title ?? "Search";
  useEffect(() => {
    document.title = `${title} · Switchyard`;
  }, [title]);
};

/** The desk: the list, and beside it (over it, on a phone) what is open. */
export const DeskScreen = () => {
  const desk = useDesk();
  const { address, openId, selectedId } = desk;
  const list = useQueueList(address.q, address.sort);
  const rows = useVisibleRows(list.rows, address.q, selectedId);
  const narrow = useMedia(phone);
  useQueueKeys(desk, rows, list.more);
  useReadAhead(desk, rows);
  const { opener } = useActions();
  useEffect(() => {
    opener.current = desk.open;
    return () => {
      opener.current = null;
    };
  }, [opener, desk.open]);
  useActionTarget("row", asConversation(rows.find((row) => row.id !== null && row.id === selectedId)));
  useTitle(address.view);
  useEffect(() => rememberList(deskHref({ ...address, openId: null })), [address]);
  useEffect(() => whenSettled(() => void load().catch(() => undefined)), []);
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
          rows={rows}
          onView={(view) => history.pushState(null, "", deskHref({ view }))}
        />
      </div>
      {openId === null ? (
        <NothingOpen />
      ) : (
        <div className="min-h-0 min-w-0 max-md:fixed max-md:inset-0 max-md:z-30 max-md:bg-surface">
          <OpenConversation key={openId} id={openId} onClose={desk.close} />
        </div>
      )}
    </div>
  );
};
