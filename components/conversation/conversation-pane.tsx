"use client";
import dynamic from "next/dynamic";
import { Fragment, type ReactNode, useEffect, useRef } from "react";
import { useActions, useActionTarget } from "@/components/data/actions-port";
import { conversationQuery } from "@/components/data/conversation-query";
import { rememberOpened } from "@/components/data/opened";
import type { Handed, HandOver } from "@/components/data/outgoing";
import { useShownConversation } from "@/components/data/shown";
import { unreadAs } from "@/components/data/unread";
import { useOpenQuery } from "@/components/data/use-open-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { cx } from "@/components/ui/cx";
import { keepsClear } from "@/components/ui/keeps-clear";
import { orAgain } from "@/components/ui/late-part";
import { Later } from "@/components/ui/later";
import { Time } from "@/components/ui/time";
import { useInTurns } from "@/components/ui/use-in-turns";
import { phone, useMedia } from "@/components/ui/use-media";
import { usePageTitle } from "@/components/ui/use-page-title";
import { can } from "@/lib/access/roles";
import { type ConversationDetail, headline } from "@/lib/conversation/model";
import { isGone } from "@/lib/core/is-gone";
import { isolated } from "@/lib/core/text";
import { agoSpan } from "@/lib/core/time";
import { composerPlace } from "./conversation-skeleton";
import { ConversationHeader } from "./header";
import { NotYetOpen } from "./not-yet-open";
import { PanelBeside } from "./panel-beside";
import { ThreadMenu } from "./thread-menu";
import type { ThreadHandle } from "./thread-port";
import { Timeline } from "./timeline";
import { useConversationNews } from "./use-conversation-news";

const Composer = dynamic(
  orAgain("The field to write in", () => import("./composer").then((module) => module.Composer)),
  {
    ssr: false,
    loading: () => composerPlace,
  },
);

const readAfterMs = 1200;

/** What stays on the screen for a moment counts as read, once each time it is opened. */
const useMarkRead = (detail: ConversationDetail | undefined, mayWrite: boolean) => {
  const { perform } = useActions();
  const id = detail?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening marks read; marking it unread while open has to hold.
  useEffect(() => {
    if (detail === undefined || detail.read || !mayWrite) return;
    const markRead = () => void perform(detail, { kind: "read", byItself: true }, { quiet: true });
    const timer = setTimeout(markRead, readAfterMs);
    return () => clearTimeout(timer);
  }, [id, mayWrite]);
};

/** Over a phone's list nothing else could take the focus of the conversation before; beside a list the marked row does. */
const useKeptFocus = (id: string) => {
  const pane = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that is opened.
  useEffect(() => {
    const { current } = pane;
    if (current === null) return;
    // From one to the next it is told of anew.
    if (document.activeElement === current) current.blur();
    if (document.activeElement === document.body && matchMedia(phone).matches)
      current.focus({ preventScroll: true });
  }, [id]);
  return pane;
};

const Stale = ({ conversation }: { conversation: ConversationDetail }) => (
  <p role="status" className="bg-warm-soft px-5 py-1.5 text-s text-warm">
    Intercom cannot be asked just now. This is from{" "}
    <Time at={conversation.fetchedAtMs / 1000} format={agoSpan} />.
  </p>
);

/** Beside a list the page is named by the desk, which knows what is open before it has come. */
const PageTitle = ({ conversation }: { conversation: ConversationDetail }) => {
  usePageTitle(isolated(headline(conversation)));
  return null;
};

const whyBlocked = (teammateId: string | null | undefined): string | null =>
  teammateId === null
    ? "Your e-mail address belongs to no teammate in Intercom, so you can read but not write"
    : null;

type OpenProps = {
  readonly shown: ConversationDetail;
  readonly onClose: () => void;
  readonly alone: boolean;
  readonly notice: ReactNode;
  readonly actions: ReactNode;
};

const Open = ({ shown, onClose, alone, notice, actions }: OpenProps) => {
  const { perform, ask, composer, wanted } = useActions();
  const me = useWorkspace()?.me;
  const title = headline(shown);
  useEffect(() => rememberOpened({ id: shown.id, title }), [shown.id, title]);
  const thread = useRef<ThreadHandle | null>(null);
  const onSend: HandOver = async (action, key) => {
    let handed: Handed = { ok: false, error: null };
    await perform(shown, action, {
      key,
      onHeld: () => {
        handed = { ok: true };
      },
      onError: (error) => {
        handed = { ok: false, error };
      },
    });
    return handed;
  };
  return (
    <>
      <ConversationHeader
        conversation={shown}
        onBack={onClose}
        alone={alone}
        onAddTag={() => ask("tag", shown)}
        onRemoveTag={(tag) => void perform(shown, { kind: "untag", tag })}
        actions={actions}
        tools={<ThreadMenu handle={thread} />}
      />
      {alone ? <PageTitle conversation={shown} /> : null}
      {notice}
      {shown.stale ? <Stale conversation={shown} /> : null}
      <Timeline conversation={shown} handle={thread} />
      {me === undefined ? null : (
        <div
          ref={keepsClear}
          className={cx("pane-scroll min-h-0 scroll-pb-[108px]", alone && "toasts-above")}
        >
          {/* The words that have come are read first. */}
          <Later before={composerPlace}>
            <Composer
              key={`${me.memberId}:${shown.id}`}
              owner={me.memberId}
              conversation={shown}
              blocked={whyBlocked(me.teammateId)}
              maySpeak={can(me.role, "speak-for-contacts") && shown.contact.id !== null}
              onSend={onSend}
              handle={composer}
              wanted={wanted}
            />
          </Later>
        </div>
      )}
    </>
  );
};

export type ConversationPaneProps = {
  readonly id: string;
  readonly onClose: () => void;
  /** What the list calls it, shown until it has been read. */
  readonly known?: string | null | undefined;
  /** No list stands beside it. */
  readonly alone?: boolean | undefined;
  /** Below its header: what has to be known before one goes on. */
  readonly notice?: ReactNode;
  /** The buttons for actions on what is shown. */
  readonly actions: (conversation: ConversationDetail) => ReactNode;
  /** What stands below everything on a phone. */
  readonly bottom?: (conversation: ConversationDetail) => ReactNode;
};

/** One conversation: header, thread, field to write in, and from 1280 px on the panel beside it. */
export const ConversationPane = ({
  id,
  onClose,
  known,
  alone = false,
  notice,
  actions,
  bottom,
}: ConversationPaneProps) => {
  const { data, error, refetch, fetchStatus } = useOpenQuery(conversationQuery(id));
  useConversationNews(id);
  // What was known of a conversation that has been deleted must not pass for it.
  const shown = useShownConversation(useInTurns(isGone(error) ? undefined : data));
  const standing = unreadAs(error, fetchStatus === "paused");
  // What cannot be seen has nothing beside it.
  const hasPanel = shown !== undefined || standing === "coming";
  const me = useWorkspace()?.me;
  const hasRoomBeside = useMedia("(min-width: 1280px)");
  useActionTarget("open", shown);
  useMarkRead(data, me?.teammateId != null);
  const pane = useKeptFocus(id);
  return (
    // Parts of their own for the browser (`isolate`): what is drawn beside them leaves how they were painted as it is.
    <div className={cx("grid h-full min-h-0 grid-cols-1", hasPanel && "xl:grid-cols-[minmax(0,1fr)_272px]")}>
      <main
        ref={pane}
        tabIndex={-1}
        aria-label="Conversation"
        className="isolate flex outline-none min-h-0 min-w-0 flex-col bg-surface"
      >
        {shown ? (
          <Fragment key={shown.id}>
            <Open shown={shown} onClose={onClose} alone={alone} notice={notice} actions={actions(shown)} />
            {bottom?.(shown)}
          </Fragment>
        ) : (
          <NotYetOpen
            key={id}
            id={id}
            known={known}
            alone={alone}
            error={error}
            standing={standing}
            read={refetch}
            onClose={onClose}
          />
        )}
      </main>
      {hasPanel ? (
        <div className="hidden min-h-0 border-l border-line xl:block">
          {shown && hasRoomBeside ? <PanelBeside conversation={shown} /> : null}
        </div>
      ) : null}
    </div>
  );
};
