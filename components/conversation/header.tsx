"use client";
import Plus from "lucide-react/icons/plus";
import Ticket from "lucide-react/icons/ticket";
import type { ReactNode } from "react";
import { Owners } from "@/components/data/owners";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { PageLink } from "@/components/ui/page-link";
import { Pill, type Tone } from "@/components/ui/pill";
import { TagChip } from "@/components/ui/tag-chip";
import { Time } from "@/components/ui/time";
import type { ConversationDetail, ConversationState, Sla, Tag } from "@/lib/conversation/model";
import { sleepsUntilTheyReply } from "@/lib/conversation/snooze";
import { shortSpan } from "@/lib/core/time";
import { BackButton, type BackProps } from "./back-button";
import { DetailsButton } from "./details-button";
import { Title } from "./title";

const states: Record<ConversationState, { tone: Tone; word: string }> = {
  open: { tone: "calm", word: "Open" },
  snoozed: { tone: "accent", word: "Snoozed" },
  closed: { tone: "neutral", word: "Closed" },
};

const slas: Record<Sla["status"], { tone: Tone; word: string }> = {
  active: { tone: "warm", word: "SLA running" },
  hit: { tone: "calm", word: "SLA hit" },
  missed: { tone: "late", word: "SLA missed" },
  cancelled: { tone: "neutral", word: "SLA cancelled" },
  unknown: { tone: "neutral", word: "SLA" },
};

const Badges = ({ conversation }: { conversation: ConversationDetail }) => {
  const state = states[conversation.state];
  const sla = conversation.sla;
  return (
    <>
      <Pill tone={state.tone}>
        {state.word}
        {conversation.state === "snoozed" && conversation.snoozedUntil !== null ? (
          <Time
            at={conversation.snoozedUntil}
            format={(seconds) =>
              sleepsUntilTheyReply(-seconds, 0) ? " until they reply" : ` for ${shortSpan(-seconds)}`
            }
            prefix="until"
          />
        ) : null}
      </Pill>
      {sla ? <Pill tone={slas[sla.status].tone}>{slas[sla.status].word}</Pill> : null}
      {conversation.priority ? <Pill tone="late">Priority</Pill> : null}
      {conversation.waitingSince !== null ? (
        <Pill tone="neutral">
          Waiting <Time at={conversation.waitingSince} format={shortSpan} prefix="waiting since" />
        </Pill>
      ) : null}
    </>
  );
};

export type ConversationHeaderProps = BackProps & {
  readonly conversation: ConversationDetail;
  readonly onRemoveTag: (tag: Tag) => void;
  readonly onAddTag: () => void;
  /** The buttons for actions. */
  readonly actions: ReactNode;
  /** What belongs to the thread below. */
  readonly tools?: ReactNode;
};

export const ConversationHeader = ({
  conversation,
  onBack,
  alone,
  onRemoveTag,
  onAddTag,
  actions,
  tools,
}: ConversationHeaderProps) => (
  <header className="border-b border-line px-5 pt-3 pb-2.5 max-md:px-2 max-md:pt-1.5">
    <div className="flex items-center gap-x-3 gap-y-1.5 max-lg:flex-wrap max-md:flex-nowrap max-md:gap-x-1">
      <BackButton onBack={onBack} alone={alone} />
      <Title conversation={conversation} />
      <div className="flex gap-1">
        {tools}
        <DetailsButton conversation={conversation} />
        <div className="flex gap-1 max-md:hidden">{actions}</div>
      </div>
    </div>
    <div className="facts gives-way mt-1.5 flex flex-wrap items-center gap-2 text-s text-ink-2 max-md:px-2">
      <Badges conversation={conversation} />
      <Owners teamId={conversation.teamId} assigneeId={conversation.assigneeId} />
      {conversation.tickets.map((ticket) => (
        <PageLink
          key={ticket.id}
          href={`/tickets/${ticket.id}`}
          className="inline-flex min-h-6 items-center gap-1 rounded-m px-1 text-accent hover:underline max-md:min-h-11"
        >
          <Icon of={Ticket} size={13} /> Ticket
        </PageLink>
      ))}
      <ul aria-label="Tags" className="flex flex-wrap items-center gap-1.5">
        {conversation.tags.map((tag) => (
          <li key={tag.id} className="flex">
            <TagChip name={tag.name} onRemove={() => onRemoveTag(tag)} />
          </li>
        ))}
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
      </ul>
    </div>
  </header>
);
