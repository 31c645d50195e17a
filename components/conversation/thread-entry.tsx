"use client";
import { type CSSProperties, memo } from "react";
import { cx } from "@/components/ui/cx";
import { DayLine } from "@/components/ui/day-line";
import { channelName } from "@/lib/conversation/channel-name";
import type { Part } from "@/lib/conversation/model";
import { isSameEntry, type TimelineEntry } from "@/lib/conversation/timeline";
import { EventLine } from "./event-line";
import { InIntercom } from "./in-intercom";
import { Message } from "./message";
import { heightOf } from "./thread-drawing";
import { useThread } from "./thread-port";

const NewMark = () => (
  <p className="mb-3 flex items-center gap-2.5 text-s font-semibold text-accent after:h-px after:flex-1 after:bg-accent-line">
    New
  </p>
);

const Gap = ({ shown, total }: { shown: number; total: number }) => {
  const thread = useThread();
  const older = total - shown;
  return (
    <p className="mb-3.5 rounded-l bg-sunken px-3 py-2 text-center text-s text-ink-2">
      These are the {shown} newest of {total} parts: Intercom gives no more at once. The {older} older{" "}
      {older === 1 ? "one" : "ones"} can be read in Intercom itself.{" "}
      {thread ? <InIntercom conversationId={thread.conversationId} /> : null}
    </p>
  );
};

const Content = ({ entry, channel, reveal, wordsOf }: Omit<SlotProps, "drawn" | "marked">) => {
  switch (entry.kind) {
    case "day":
      return <DayLine day={entry.day} />;
    case "new":
      return <NewMark />;
    case "gap":
      return <Gap shown={entry.shown} total={entry.total} />;
    case "events":
      return <EventLine parts={entry.parts} reveal={reveal} wordsOf={wordsOf} />;
    case "message":
      return (
        <Message
          part={entry.part}
          note={entry.note}
          channel={entry.part.partType === "source" ? channelName(channel) : null}
        />
      );
  }
};

export type SlotProps = {
  readonly entry: TimelineEntry;
  readonly channel: string;
  /** Until it is, its place is kept. */
  readonly drawn: boolean;
  /** An address or a search led here. */
  readonly marked: boolean;
  /** The id of a part that must not stay folded away. */
  readonly reveal: string | null;
  /** What an event says. */
  readonly wordsOf: (part: Part) => string;
};

const kept = "[contain-intrinsic-height:auto_var(--high)] [content-visibility:auto] empty:h-(--high)";
const ring = "*:rounded-l *:outline-2 *:outline-offset-4 *:outline-accent *:outline-solid";

const isSameSlot = (before: SlotProps, after: SlotProps): boolean =>
  before.drawn === after.drawn &&
  before.marked === after.marked &&
  before.reveal === after.reveal &&
  before.channel === after.channel &&
  before.wordsOf === after.wordsOf &&
  isSameEntry(before.entry, after.entry);

/** One entry of the thread in its place. What is far from the screen is on the page, but costs no layout. */
export const Slot = memo(({ entry, drawn, marked, ...rest }: SlotProps) => {
  // A day stays at the top while its entries pass below.
  if (entry.kind === "day")
    return (
      <div data-slot={entry.key} className="sticky top-0 z-10 mb-2 bg-surface pt-2 pb-2">
        <Content entry={entry} {...rest} />
      </div>
    );
  const height: CSSProperties & Record<"--high", string> = { "--high": `${heightOf(entry)}px` };
  return (
    <div
      data-slot={entry.key}
      data-message={entry.kind === "message" ? "" : undefined}
      style={height}
      // Room for the ring of what has focus: nothing is drawn outside of the slot.
      className={cx("-mx-2 px-2 pt-1.5", kept, marked && ring)}
    >
      {drawn ? <Content entry={entry} {...rest} /> : null}
    </div>
  );
}, isSameSlot);
