"use client";
import { memo, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useClock } from "@/components/ui/clock";
import { channelName } from "@/lib/conversation/channel-name";
import type { ConversationDetail } from "@/lib/conversation/model";
import { type TimelineEntry, toTimeline } from "@/lib/conversation/timeline";
import { EventLine } from "./event-line";
import { Message } from "./message";
import { ThreadContext } from "./thread-port";
import { useTimeZone } from "./time-zone";

// A day without a time reads as midnight there.
const inYear = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});
const withYear = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** The year is said where it is another one. */
const Day = ({ day }: { day: string }) => {
  const thisYear = useClock((now) => day.startsWith(`${new Date(now).getUTCFullYear()}-`));
  const format = thisYear ? inYear : withYear;
  return (
    <h2 className="mt-1.5 mb-3.5 flex items-center gap-2.5 text-s font-normal text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {format.format(Date.parse(day))}
    </h2>
  );
};

const NewMark = () => (
  <p
    data-new=""
    className="mb-3 flex scroll-mt-3 items-center gap-2.5 text-s font-semibold text-accent after:h-px after:flex-1 after:bg-accent-line"
  >
    New
  </p>
);

const Gap = ({ shown, total }: { shown: number; total: number }) => (
  <p className="mb-3.5 rounded-l bg-sunken px-3 py-2 text-center text-s text-ink-2">
    Intercom gives the newest {shown} of {total} parts. {total - shown} older ones can be read in Intercom
    itself.
  </p>
);

const Entry = memo(({ entry, channel }: { entry: TimelineEntry; channel: string }) => {
  switch (entry.kind) {
    case "day":
      return <Day day={entry.day} />;
    case "new":
      return <NewMark />;
    case "gap":
      return <Gap shown={entry.shown} total={entry.total} />;
    case "events":
      return <EventLine parts={entry.parts} />;
    case "message":
      return (
        <Message
          part={entry.part}
          note={entry.note}
          channel={entry.part.partType === "source" ? channelName(channel) : null}
        />
      );
  }
});

type Place = "mark" | "end" | "free";

const endReachPx = 80;

const settle = (pane: HTMLElement, place: Place) => {
  if (place === "end") pane.scrollTop = pane.scrollHeight;
  else if (place === "mark") pane.querySelector("[data-new]")?.scrollIntoView({ block: "start" });
};

/**
 * Opens at the first new part, else at the newest, and stays there while heights become known, images come and the field below
 * grows: until the reader moves. From then on it follows new parts only while the end is in sight.
 */
const useReadingPlace = (id: string, count: number) => {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  const place = useRef<Place>("end");
  useLayoutEffect(() => {
    const pane = box.current;
    if (pane === null || count === 0) return;
    if (shown.current !== id) place.current = pane.querySelector("[data-new]") ? "mark" : "end";
    shown.current = id;
    settle(pane, place.current);
  }, [id, count]);
  useEffect(() => {
    const pane = box.current;
    if (pane === null || content.current === null) return;
    const observer = new ResizeObserver(() => settle(pane, place.current));
    observer.observe(pane);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, []);
  const moved = () => {
    place.current = "free";
  };
  const onScroll = () => {
    const pane = box.current;
    if (pane === null || place.current !== "free") return;
    if (pane.scrollHeight - pane.scrollTop - pane.clientHeight < endReachPx) place.current = "end";
  };
  return {
    box,
    content,
    handlers: { onScroll, onWheel: moved, onTouchMove: moved, onPointerDown: moved, onKeyDown: moved },
  };
};

export const Timeline = ({ conversation }: { conversation: ConversationDetail }) => {
  const zone = useTimeZone();
  const entries = useMemo(() => toTimeline(conversation, zone), [conversation, zone]);
  const thread = useMemo(() => ({ conversationId: conversation.id }), [conversation.id]);
  const { box, content, handlers } = useReadingPlace(conversation.id, entries.length);
  return (
    <section
      ref={box}
      {...handlers}
      aria-label="Thread"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
      tabIndex={0}
      className="pane-scroll min-h-0 flex-1 px-5 pt-4 pb-2 focus-visible:outline-offset-[-2px] max-md:px-3.5"
    >
      <ThreadContext value={thread}>
        <div ref={content}>
          {entries.map((entry) => (
            <div key={entry.key} className="[contain-intrinsic-size:auto_90px] [content-visibility:auto]">
              <Entry entry={entry} channel={conversation.channel} />
            </div>
          ))}
        </div>
      </ThreadContext>
    </section>
  );
};
