"use client";
import Unlink from "lucide-react/icons/unlink";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { PageLink } from "@/components/ui/page-link";
import { Time } from "@/components/ui/time";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { ticketTable } from "@/lib/actions/ticket-table";
import { personName } from "@/lib/conversation/model";
import { agoSpan } from "@/lib/core/time";
import { TicketFields } from "./ticket-fields";
import type { PerformTicket } from "./ticket-performer";

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="flex flex-col gap-1.5">
    <h2 className="text-s font-semibold text-ink-2">{title}</h2>
    {children}
  </section>
);

export type TicketAboutProps = {
  readonly ticket: TicketDetail;
  readonly perform: PerformTicket;
  readonly blocked: string | null;
  readonly onLink: () => void;
};

const Linked = ({ ticket, perform, blocked, onLink }: TicketAboutProps) => {
  const isTracker = ticket.category === "Tracker";
  return (
    <Section title="Linked conversations">
      {ticket.conversationIds.length === 0 ? <p className="text-ink-3">None</p> : null}
      <ul className="flex flex-col">
        {ticket.conversationIds.map((id) => (
          <li key={id} className="flex items-center gap-1">
            <PageLink
              href={`/conversations/${id}`}
              className="num min-h-6 min-w-0 flex-1 text-accent [overflow-wrap:anywhere] hover:underline max-md:min-h-11"
            >
              Conversation {id}
            </PageLink>
            {isTracker && blocked === null ? (
              <IconButton
                icon={Unlink}
                iconSize={14}
                label={`Unlink conversation ${id}`}
                onClick={() => void perform(ticket, { kind: "unlink", conversationId: id })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {isTracker && blocked === null ? (
        <Button onClick={onLink}>{ticketTable.link.title}</Button>
      ) : (
        <p className="text-s text-ink-3">
          {isTracker ? null : "Only trackers are linked by hand; this one keeps what it came from."}
        </p>
      )}
    </Section>
  );
};

/** What is beside the thread: fields, people, conversations and times. */
export const TicketAbout = (props: TicketAboutProps) => {
  const { ticket, perform, blocked } = props;
  return (
    <div className="flex flex-col gap-5">
      <Section title="Fields">
        <TicketFields ticket={ticket} perform={perform} blocked={blocked} />
      </Section>
      <Section title="Contacts">
        {ticket.contacts.length === 0 ? <p className="text-ink-3">None</p> : null}
        <ul className="flex flex-col gap-1">
          {ticket.contacts.map((contact) => (
            <li key={contact.id} className="min-w-0 [overflow-wrap:anywhere]">
              <bdi>{personName({ kind: "contact", ...contact })}</bdi>
              {contact.name && contact.email ? (
                <span className="block text-s text-ink-3">
                  <bdi>{contact.email}</bdi>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      <Linked {...props} />
      <Section title="Times">
        <p className="text-s text-ink-2">
          Created <Time at={ticket.createdAt} format={agoSpan} /> · updated{" "}
          <Time at={ticket.updatedAt} format={agoSpan} />
        </p>
        <PageLink
          href={`/journal?q=ticket:${ticket.id}`}
          className="inline-flex min-h-6 items-center text-s text-accent hover:underline max-md:min-h-11"
        >
          What was done to it through Switchyard
        </PageLink>
      </Section>
      {ticket.tags === null ? (
        <p className="text-s text-ink-3">
          Its tags are not known: Intercom tells them only to tokens that may read tickets as conversations.
        </p>
      ) : null}
    </div>
  );
};
