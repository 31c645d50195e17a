"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import Plus from "lucide-react/icons/plus";
import type { ReactNode, RefObject } from "react";
import { Owners } from "@/components/data/owners";
import { useClock } from "@/components/ui/clock";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { PageLink } from "@/components/ui/page-link";
import { Pill, type Tone } from "@/components/ui/pill";
import { TagChip } from "@/components/ui/tag-chip";
import { Time } from "@/components/ui/time";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { Tag } from "@/lib/conversation/model";
import { shortSpan } from "@/lib/core/time";
import { standingOf, type TicketStanding, ticketName } from "@/lib/ticket/model";
import { BackLink } from "./ticket-back";
import type { PerformTicket } from "./ticket-performer";

const standings: Readonly<Record<TicketStanding, { tone: Tone; word: string }>> = {
  open: { tone: "calm", word: "Open" },
  snoozed: { tone: "accent", word: "Snoozed" },
  closed: { tone: "neutral", word: "Closed" },
};

type Props = {
  readonly ticket: TicketDetail;
  readonly perform: PerformTicket;
  readonly blocked: string | null;
};

/** The state, and with it the menu that changes it. */
const StateMenu = ({ ticket, perform, blocked }: Props) => {
  const look =
    "inline-flex min-h-6 items-center gap-1 rounded-m border border-line-strong bg-surface px-2 text-s font-semibold hover:bg-hover max-md:min-h-11";
  if (blocked !== null || ticket.states.length === 0) return <Pill tone="accent">{ticket.stateLabel}</Pill>;
  return (
    <Menu
      label="State"
      buttonLabel={`State: ${ticket.stateLabel}`}
      tip="Change state"
      className={look}
      items={ticket.states.map((state) => ({
        id: state.id,
        label: state.label,
        checked: state.id === ticket.stateId,
        onSelect: () => {
          if (state.id !== ticket.stateId)
            void perform(ticket, { kind: "state", state: { id: state.id, label: state.label } });
        },
      }))}
    >
      <bdi>{ticket.stateLabel}</bdi>
      <Icon of={ChevronDown} size={13} />
    </Menu>
  );
};

const Standing = ({ ticket }: { ticket: TicketDetail }) => {
  const word = useClock((now) => standingOf(ticket, now / 1000));
  const { tone, word: shown } = standings[word];
  return (
    <Pill tone={tone}>
      {shown}
      {word === "snoozed" && ticket.snoozedUntil !== null ? (
        <Time at={ticket.snoozedUntil} format={(seconds) => ` for ${shortSpan(-seconds)}`} prefix="until" />
      ) : null}
    </Pill>
  );
};

const Shared = ({ ticket }: { ticket: TicketDetail }) =>
  ticket.category === null || ticket.category === "Customer" ? (
    <span className="inline-flex items-center gap-1">
      <Icon of={ticket.shared ? Eye : EyeOff} size={13} />
      {ticket.shared ? "The customer sees it" : "Not shared with the customer"}
    </span>
  ) : (
    <span>{ticket.category}</span>
  );

const Tags = ({ ticket, perform, blocked, onAddTag }: Props & { onAddTag: () => void }) => {
  const remove = (tag: Tag) => void perform(ticket, { kind: "untag", tag });
  return (
    <ul aria-label="Tags" className="flex flex-wrap items-center gap-1.5">
      {ticket.tags === null ? <li className="text-s text-ink-3">Tags not known</li> : null}
      {ticket.tags?.map((tag) => (
        <li key={tag.id} className="flex">
          <TagChip name={tag.name} onRemove={blocked === null ? () => remove(tag) : undefined} />
        </li>
      ))}
      {blocked === null ? (
        <li className="flex">
          <IconButton
            icon={Plus}
            iconSize={14}
            label="Add a tag"
            keys="t"
            onClick={onAddTag}
            className="size-6"
          />
        </li>
      ) : null}
    </ul>
  );
};

export type TicketHeaderProps = Props & {
  readonly onAddTag: () => void;
  /** The buttons for actions. */
  readonly actions: ReactNode;
  /** Holds the menu of states, for the key that opens it. */
  readonly stateBox: RefObject<HTMLSpanElement | null>;
};

/** What the ticket is, how it stands, whose it is, and what one does to it. */
export const TicketHeader = ({ onAddTag, actions, stateBox, ...props }: TicketHeaderProps) => {
  const { ticket } = props;
  const [first] = ticket.conversationIds;
  return (
    <header className="border-b border-line px-5 pt-3 pb-2.5 max-md:px-2 max-md:pt-1.5">
      <div className="flex items-center gap-x-3 gap-y-1.5 max-lg:flex-wrap max-md:flex-nowrap max-md:gap-x-1">
        <BackLink />
        <div className="min-w-0 flex-1 basis-52 max-md:basis-0">
          <p className="num one-line text-s text-ink-2">
            <bdi>
              {[ticket.typeIcon, ticket.typeName ?? ticket.category ?? "Ticket"].filter(Boolean).join(" ")}
            </bdi>
            {ticket.number === null ? "" : ` #${ticket.number}`}
          </p>
          <h1 dir="auto" className="one-line text-xl font-semibold tracking-tight max-md:text-l">
            {ticketName(ticket)}
          </h1>
        </div>
        <div className="flex gap-1">{actions}</div>
      </div>
      <div className="facts gives-way mt-1.5 flex flex-wrap items-center gap-2 text-s text-ink-2 max-md:px-2">
        <span ref={stateBox} className="inline-flex">
          <StateMenu {...props} />
        </span>
        <Standing ticket={ticket} />
        <Owners teamId={ticket.teamId} assigneeId={ticket.assigneeId} />
        <Shared ticket={ticket} />
        {first === undefined ? null : (
          <PageLink
            href={`/conversations/${first}`}
            className="inline-flex min-h-6 items-center text-accent hover:underline max-md:min-h-11"
          >
            Open the conversation
          </PageLink>
        )}
        <Tags {...props} onAddTag={onAddTag} />
      </div>
    </header>
  );
};
