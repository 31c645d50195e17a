import Bot from "lucide-react/icons/bot";
import Flag from "lucide-react/icons/flag";
import Ticket from "lucide-react/icons/ticket";
import Timer from "lucide-react/icons/timer";
import { Icon } from "@/components/ui/icon";
import { TagChip } from "@/components/ui/tag-chip";
import { Time } from "@/components/ui/time";
import { channelName } from "@/lib/conversation/channel-name";
import type { ConversationSummary, Sla } from "@/lib/conversation/model";
import { shortSpan } from "@/lib/core/time";
import { type Columns, shows } from "./columns";

const mostTags = 3;

const slaWords: Readonly<Partial<Record<Sla["status"], { look: string; word: string }>>> = {
  active: { look: "text-warm", word: "SLA" },
  missed: { look: "font-medium text-late", word: "SLA missed" },
};

const mark = "inline-flex shrink-0 items-center gap-0.5";

export type RowMarksProps = {
  readonly row: ConversationSummary;
  readonly draft: boolean;
  /** Something was done to it of which nobody knows whether it arrived. */
  readonly unsure: boolean;
  readonly columns: Columns;
  /** It came in, or is no longer in the list, since the list was last shown anew. */
  readonly news: "new" | "left" | null;
};

/** Times that were asked for and do not stand at the top already. */
const Times = ({ row, columns }: { row: ConversationSummary; columns: Columns }) => {
  if (columns === null || !columns.includes("created")) return null;
  const onTop = !columns.includes("updated") && (!columns.includes("waiting") || row.waitingSince === null);
  return onTop ? null : (
    <span className="num">
      created <Time at={row.createdAt} format={shortSpan} prefix="Created" />
    </span>
  );
};

/** The third line of a row: what sets this conversation apart, the gravest first. */
export const RowMarks = ({ row, draft, unsure, columns, news }: RowMarksProps) => {
  const sla = row.sla && shows(columns, "sla") ? slaWords[row.sla.status] : undefined;
  const tags = shows(columns, "tags") ? row.tags : [];
  const more = tags.length - mostTags;
  return (
    <span className="mt-px flex h-[18px] min-w-0 items-center gap-[5px] overflow-hidden text-xs whitespace-nowrap text-ink-3">
      {news === null ? null : (
        <span className={news === "new" ? "font-semibold text-accent" : "font-medium text-ink-2"}>
          {news === "new" ? "New" : "No longer here"}
        </span>
      )}
      {row.state === "open" || !shows(columns, "state") ? null : (
        <span className="font-medium text-ink-2">{row.state === "closed" ? "Closed" : "Snoozed"}</span>
      )}
      {unsure ? <span className="font-medium text-warm">Outcome unknown</span> : null}
      {draft ? <span className="font-medium text-accent">Draft</span> : null}
      {row.priority && shows(columns, "priority") ? (
        <span className={`${mark} font-medium text-late`}>
          <Icon of={Flag} size={11} />
          Priority
        </span>
      ) : null}
      {sla ? (
        <span className={`${mark} ${sla.look}`}>
          <Icon of={Timer} size={11} />
          {sla.word}
        </span>
      ) : null}
      {tags.slice(0, mostTags).map((tag) => (
        <TagChip key={tag.id} name={tag.name} />
      ))}
      {more > 0 ? <span>+{more}</span> : null}
      {row.tickets.length > 0 && shows(columns, "ticket") ? (
        <span className={`${mark} text-ink-2`}>
          <Icon of={Ticket} size={11} />
          ticket
        </span>
      ) : null}
      {row.aiAgent ? (
        <span className={mark}>
          <Icon of={Bot} size={11} />
          AI agent
        </span>
      ) : null}
      <Times row={row} columns={columns} />
      {shows(columns, "channel") ? (
        <span className="min-w-0 shrink-1000 truncate">{channelName(row.channel)}</span>
      ) : null}
    </span>
  );
};
