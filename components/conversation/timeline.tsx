"use client";
import { memo, useLayoutEffect, useMemo, useRef } from "react";
import { channelName } from "@/lib/conversation/channel-name";
import type { ConversationDetail } from "@/lib/conversation/model";
import { type TimelineEntry, toTimeline } from "@/lib/conversation/timeline";
import { EventLine } from "./event-line";
import { Message } from "./message";
import { useTimeZone } from "./time-zone";

const dayName = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  // A day without a time reads as midnight there.
  timeZone: "UTC",
});

const Day = ({ day }: { day: string }) => (
  <h2 className="mt-1.5 mb-3.5 flex items-center gap-2.5 text-s font-normal text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
    {dayName.format(Date.parse(day))}
  </h2>
);

const NewMark = () => (
  <p
    data-new=""
    className="mb-3 flex items-center gap-2.5 text-s font-semibold text-accent after:h-px after:flex-1 after:bg-accent-line"
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

/** Opens at the first new part, else at the newest; stays at the end as parts come in, unless one has scrolled up. */
const useReadingPlace = (id: string, count: number) => {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const pane = box.current;
    if (pane === null || count === 0) return;
    const opened = shown.current !== id;
    shown.current = id;
    const mark = opened ? pane.querySelector("[data-new]") : null;
    if (mark) mark.scrollIntoView({ block: "start" });
    else if (opened || atEnd.current) pane.scrollTop = pane.scrollHeight;
  }, [id, count]);
  const onScroll = () => {
    const pane = box.current;
    if (pane) atEnd.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
  };
  return { box, onScroll };
};

export const Timeline = ({ conversation }: { conversation: ConversationDetail }) => {
  const zone = useTimeZone();
  const entries = useMemo(() => toTimeline(conversation, zone), [conversation, zone]);
  const { box, onScroll } = useReadingPlace(conversation.id, entries.length);
  return (
    <section
      ref={box}
      onScroll={onScroll}
      aria-label="Thread"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
      tabIndex={0}
      className="pane-scroll min-h-0 flex-1 px-5 pt-4 pb-2 max-md:px-3.5"
    >
      {entries.map((entry) => (
        <div key={entry.key} className="[contain-intrinsic-size:auto_90px] [content-visibility:auto]">
          <Entry entry={entry} channel={conversation.channel} />
        </div>
      ))}
    </section>
  );
};
