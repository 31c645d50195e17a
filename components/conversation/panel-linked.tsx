"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { conversationQuery } from "@/components/data/conversation-query";
import { ticketQuery } from "@/components/data/ticket-query";
import { IconButton } from "@/components/ui/icon-button";
import { PageLink } from "@/components/ui/page-link";
import { type ConversationDetail, headline, type LinkedTicket } from "@/lib/conversation/model";
import { panelCard } from "./panel-card";
import { PanelSection } from "./panel-section";

const categories: Readonly<Record<string, string>> = {
  Customer: "Customer ticket",
  "Back-office": "Back-office ticket",
  Tracker: "Tracker ticket",
};

const TicketCard = ({ ticket }: { ticket: LinkedTicket }) => {
  const { data, isError } = useQuery(ticketQuery(ticket.id));
  const category = data?.category ?? ticket.category;
  return (
    <PageLink href={`/tickets/${ticket.id}`} className={panelCard}>
      <b dir="auto" className="one-line font-medium">
        {data?.title ?? (isError ? "Ticket cannot be read now" : "Ticket")}
      </b>
      <span className="num text-ink-3">{data?.number ? `#${data.number}` : ""}</span>
      <span dir="auto" className="col-span-2 text-ink-2 [overflow-wrap:anywhere]">
        {[data?.typeName, category === null ? null : (categories[category] ?? category), data?.stateLabel]
          .filter(Boolean)
          .join(" · ") || "…"}
      </span>
    </PageLink>
  );
};

/** More than these are named by their numbers alone: each name is a question to Intercom. */
const mostRead = 5;

const ConversationCard = ({ id, isRead }: { id: string; isRead: boolean }) => {
  const { data } = useQuery({ ...conversationQuery(id), enabled: isRead });
  return (
    <PageLink href={`/conversations/${id}`} className={panelCard}>
      <span dir="auto" className="one-line">
        {data ? headline(data) : `Conversation ${id}`}
      </span>
      <span className="text-s text-ink-3">{data?.state ?? ""}</span>
    </PageLink>
  );
};

/** Tickets and conversations that Intercom has linked with this one. */
export const LinkedObjects = ({ conversation }: { readonly conversation: ConversationDetail }) => {
  const client = useQueryClient();
  const { tickets, about } = conversation;
  const total = tickets.length + about.linkedConversations.length;
  if (total === 0) return null;
  const refresh = () => {
    for (const { id } of tickets) void client.invalidateQueries({ queryKey: ticketQuery(id).queryKey });
    for (const id of about.linkedConversations)
      void client.invalidateQueries({ queryKey: conversationQuery(id).queryKey });
  };
  return (
    <PanelSection
      id="linked"
      aside={total > 1 ? total : undefined}
      tool={
        <IconButton
          icon={RefreshCw}
          iconSize={13}
          label="Read linked tickets and conversations anew"
          onClick={refresh}
          className="size-6"
        />
      }
    >
      {tickets.map((ticket) => (
        <TicketCard key={ticket.id} ticket={ticket} />
      ))}
      {about.linkedConversations.map((id, index) => (
        <ConversationCard key={id} id={id} isRead={index < mostRead} />
      ))}
    </PanelSection>
  );
};
