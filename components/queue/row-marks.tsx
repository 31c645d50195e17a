import Bot from "lucide-react/icons/bot";
import Flag from "lucide-react/icons/flag";
import Ticket from "lucide-react/icons/ticket";
import Timer from "lucide-react/icons/timer";
import { Icon } from "@/components/ui/icon";
import { TagChip } from "@/components/ui/tag-chip";
import { channelName } from "@/lib/conversation/channel-name";
import type { ConversationSummary, Sla } from "@/lib/conversation/model";

const mostTags = 3;

const slaWords: Readonly<Partial<Record<Sla["status"], { look: string; word: string }>>> = {
  active: { look: "text-warm", word: "SLA" },
  missed: { look: "font-medium text-late", word: "SLA missed" },
};

const mark = "inline-flex shrink-0 items-center gap-0.5";

/** The third line of a row: what sets this conversation apart, the gravest first. */
export const RowMarks = ({ row, draft }: { row: ConversationSummary; draft: boolean }) => {
  const sla = row.sla ? slaWords[row.sla.status] : undefined;
  const more = row.tags.length - mostTags;
  return (
    <span className="mt-px flex h-[18px] min-w-0 items-center gap-[5px] overflow-hidden text-xs whitespace-nowrap text-ink-3">
      {row.state === "open" ? null : (
        <span className="font-medium text-ink-2">{row.state === "closed" ? "Closed" : "Snoozed"}</span>
      )}
      {draft ? <span className="font-medium text-accent">Draft</span> : null}
      {row.priority ? (
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
      {row.tags.slice(0, mostTags).map((tag) => (
        <TagChip key={tag.id} name={tag.name} />
      ))}
      {more > 0 ? <span>+{more}</span> : null}
      {row.tickets.length > 0 ? (
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
      <span className="min-w-0 shrink-1000 truncate">{channelName(row.channel)}</span>
    </span>
  );
};
