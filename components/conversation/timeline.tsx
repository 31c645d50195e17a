"use client";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useSetting } from "@/components/data/settings";
import { useWorkspace } from "@/components/data/workspace-query";
import { useInBrowser } from "@/components/ui/clock";
import { latePart } from "@/components/ui/late-part";
import { placeOf } from "@/lib/actions/subject";
import type { ConversationDetail, Part } from "@/lib/conversation/model";
import { type TimelineEntry, toTimeline } from "@/lib/conversation/timeline";
import { useKeptParts } from "./kept-parts";
import { PartNotice } from "./part-notice";
import { isSlight } from "./thread-drawing";
import { Slot } from "./thread-entry";
import { ThreadJumps } from "./thread-jumps";
import { useNewFrom } from "./thread-new";
import { ThreadContext, type ThreadHandle, type ThreadPort } from "./thread-port";
import { useTimeZone } from "./time-zone";
import { useArrivals } from "./use-arrivals";
import { useDrawn } from "./use-drawn";
import { useEventWords } from "./use-event-words";
import { type Place, useReadingPlace } from "./use-reading-place";
import { useThreadCommands } from "./use-thread-commands";
import { useThreadJump } from "./use-thread-jump";
import { useWantedPart } from "./use-wanted-part";

const ThreadFind = latePart("Find", () => import("./thread-find").then((file) => file.ThreadFind));

const useEntries = (conversation: ConversationDetail, parts: readonly Part[]): readonly TimelineEntry[] => {
  const timeZone = useTimeZone();
  const showEvents = useSetting("showEvents");
  const newFrom = useNewFrom(conversation);
  const { totalParts } = conversation;
  return useMemo(
    () => toTimeline({ parts, totalParts }, { timeZone, newFrom, showEvents }),
    [parts, totalParts, timeZone, newFrom, showEvents],
  );
};

/** The same object for as long as the thread is open, so that its messages are not drawn anew when parts come. */
const useThreadPort = (id: string, ticketId: string | undefined, parts: readonly Part[]): ThreadPort => {
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  }, [parts]);
  return useMemo(
    () => ({
      conversationId: id,
      ...(ticketId === undefined ? {} : { ticketId }),
      parts: () => latest.current,
    }),
    [id, ticketId],
  );
};

const beginningOf = (entries: readonly TimelineEntry[]): Place =>
  entries.some((entry) => entry.kind === "new") ? { kind: "at", key: "new" } : { kind: "end" };

export type TimelineProps = {
  readonly conversation: ConversationDetail;
  /** Given where it is a ticket that is shown as a conversation. */
  readonly ticketId?: string;
  readonly handle: RefObject<ThreadHandle | null>;
};

/** The thread of one conversation: give each conversation one of its own (`key`). */
export const Timeline = ({ conversation, ticketId, handle }: TimelineProps) => {
  const { id, channel, totalParts } = conversation;
  const parts = useKeptParts(conversation.parts);
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const inBrowser = useInBrowser();
  const entries = useEntries(conversation, parts);
  const [first] = useState(() => beginningOf(entries));
  const start = first.kind === "at" ? entries.findIndex(({ key }) => key === first.key) : -1;
  const drawn = useDrawn(content, entries, start < 0 ? "end" : start);
  const hasMark = entries.some((entry) => entry.kind === "new");
  const { go, hold, standing, handlers } = useReadingPlace(box, first, hasMark);
  const jump = useThreadJump(box, entries, drawn, go);
  const wanted = useWantedPart(id, parts, entries, jump.to);
  const meId = useWorkspace()?.me.teammateId ?? null;
  const place = placeOf(ticketId === undefined ? "conversation" : "ticket", id);
  const { unseen, said } = useArrivals(entries, meId, standing.atEnd, place);
  const thread = useThreadPort(id, ticketId, parts);
  const commands = useThreadCommands(thread, box, entries, jump, handle);
  const wordsOf = useEventWords();
  // Places for what is not drawn yet are kept once somebody is there to scroll: the first HTML begins with what is read first.
  const shown = inBrowser ? entries : entries.filter((entry) => isSlight(entry) || drawn.has(entry.key));
  return (
    <>
      <PartNotice
        wanted={wanted}
        conversationId={id}
        shown={parts.filter((part) => part.partType !== "source").length}
        total={totalParts}
        onShowEvents={commands.toggleEvents}
      />
      {commands.finding ? (
        <ThreadFind
          box={box}
          entries={entries}
          wordsOf={wordsOf}
          to={jump.to}
          hold={hold}
          from={commands.finding.from}
          handle={commands.findBar}
          onClose={commands.endFind}
        />
      ) : null}
      <div className="relative flex min-h-16 flex-1 flex-col">
        <section
          ref={box}
          {...handlers}
          aria-label="Thread"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
          tabIndex={0}
          className="pane-scroll min-h-0 flex-1 scroll-pt-10 px-5 pb-2 focus-visible:outline-offset-[-2px] max-md:px-3.5"
        >
          <ThreadContext value={thread}>
            <div ref={content}>
              {shown.map((entry) => (
                <Slot
                  key={entry.key}
                  entry={entry}
                  channel={channel}
                  drawn={isSlight(entry) || drawn.has(entry.key)}
                  marked={jump.mark?.key === entry.key}
                  reveal={jump.mark?.key === entry.key ? jump.mark.partId : null}
                  wordsOf={wordsOf}
                />
              ))}
            </div>
          </ThreadContext>
        </section>
        <ThreadJumps
          standing={standing}
          unseen={unseen}
          onNewest={commands.toNewest}
          onUnread={commands.toUnread}
        />
        <p role="status" className="sr-only">
          <span key={said.nth}>{said.words}</span>
        </p>
      </div>
    </>
  );
};
