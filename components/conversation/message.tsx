"use client";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { type Part, personName } from "@/lib/conversation/model";
import { Attachments } from "./attachments";
import { MessageMenu } from "./message-menu";
import { hasRows, MessageRows } from "./message-rows";
import { MessageTime } from "./message-time";
import { MessageWords } from "./message-words";
import { anchorOf } from "./part-link";
import { PendingMenu, PendingWords } from "./pending-message";
import { QuickReplies } from "./quick-replies";
import { useThread } from "./thread-port";

const roles: Record<Part["author"]["kind"], string | null> = {
  contact: null,
  teammate: "teammate",
  bot: "AI agent",
  team: "team",
  unknown: null,
};

const asides = (part: Part, note: boolean, channel: string | null): string[] =>
  [note ? "note" : roles[part.author.kind], channel].filter((aside): aside is string => aside !== null);

export type MessageProps = {
  readonly part: Part;
  readonly note: boolean;
  /** Said at the opening message only. */
  readonly channel: string | null;
};

export const Message = ({ part, note, channel }: MessageProps) => {
  const name = personName(part.author);
  const hasMenu = hasRows(part, useThread());
  const offered = part.quickReplies ?? [];
  const about = `${note ? "note" : "message"} from ${name}`;
  return (
    <article
      id={anchorOf(part)}
      tabIndex={-1}
      aria-label={`${note ? "Note" : "Message"} from ${name}`}
      className={cx(
        "group/message mb-4 grid grid-cols-[30px_minmax(0,1fr)] gap-x-2.5 max-md:grid-cols-[36px_minmax(0,1fr)]",
        // How it stands has to be read: only the words themselves are pale.
        part.pending && "[&_.message]:opacity-75",
      )}
    >
      <Avatar name={name} seed={part.author.id ?? name} />
      <div className="min-w-0">
        <div className="flex max-w-[68ch] gap-1">
          <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 text-m">
            <bdi className="max-w-full truncate font-semibold">{name}</bdi>
            <span className="text-s text-ink-3">
              <MessageTime at={part.createdAt} />
              {asides(part, note, channel).map((aside) => ` · ${aside}`)}
              {part.pending ? <PendingWords part={part} /> : null}
            </span>
          </p>
          {part.pending ? (
            <PendingMenu part={part} about={about} />
          ) : hasMenu ? (
            <MessageMenu about={about} items={(onDone) => <MessageRows part={part} onDone={onDone} />} />
          ) : null}
        </div>
        <div
          className={cx(
            "max-w-[68ch] has-[iframe]:max-w-[860px]",
            note && "mt-1 rounded-xl border border-note-line bg-note px-3 py-2",
          )}
        >
          {part.redacted ? <p className="text-m text-ink-3 italic">This message was redacted.</p> : null}
          {part.html === null && part.attachments.length === 0 && offered.length === 0 && !part.redacted ? (
            <p className="text-m text-ink-3 italic">No text.</p>
          ) : null}
          {part.html !== null && !part.redacted ? <MessageWords part={part} html={part.html} /> : null}
          {offered.length > 0 ? <QuickReplies offered={offered} /> : null}
          {part.attachments.length > 0 ? <Attachments attachments={part.attachments} /> : null}
        </div>
      </div>
    </article>
  );
};
