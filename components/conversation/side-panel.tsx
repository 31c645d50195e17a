"use client";
import { useQuery } from "@tanstack/react-query";
import ExternalLink from "lucide-react/icons/external-link";
import { contactQuery } from "@/components/data/contact-query";
import { ticketQuery } from "@/components/data/ticket-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import { Time } from "@/components/ui/time";
import type { ContactDetail } from "@/lib/api/contacts";
import { type ConversationDetail, headline, personName } from "@/lib/conversation/model";
import { shortSpan } from "@/lib/core/time";
import { attributeFacts } from "./attribute-words";
import { ContactAttributes, ContactFacts } from "./contact-facts";
import { attributeRow, Facts, Group } from "./facts";

const card =
  "mb-1.5 grid min-h-6 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5 rounded-l border border-line bg-surface px-2.5 py-1.5 text-m hover:bg-hover max-md:min-h-11";

const LinkedTicket = ({ id }: { id: string }) => {
  const { data, isError } = useQuery(ticketQuery(id));
  return (
    <PageLink href={`/tickets/${id}`} className={card}>
      <b dir="auto" className="one-line font-medium">
        {data?.title ?? (isError ? "Ticket cannot be read now" : "Ticket")}
      </b>
      <span className="num text-ink-3">{data?.number ? `#${data.number}` : ""}</span>
      {data ? (
        <span className="col-span-2 text-ink-2">
          {data.typeName ?? data.category ?? "Ticket"} · {data.stateLabel}
        </span>
      ) : null}
    </PageLink>
  );
};

const Earlier = ({ contact, now }: { contact: ContactDetail; now: string }) => {
  const others = contact.earlier.filter((one) => one.id !== now);
  const total = contact.earlierTotal === null ? others.length : Math.max(0, contact.earlierTotal - 1);
  return (
    <Group title="Earlier" aside={total === 0 ? undefined : total}>
      {others.length === 0 ? (
        <p className="text-m text-ink-3">This is their first conversation.</p>
      ) : (
        others.map((one) => (
          <PageLink key={one.id} href={`/conversations/${one.id}`} className={card}>
            <span dir="auto" className="one-line">
              {headline(one)}
            </span>
            <Time at={one.createdAt} format={shortSpan} prefix="Begun" className="num text-ink-3" />
          </PageLink>
        ))
      )}
    </Group>
  );
};

const span = (seconds: number | null): string => (seconds === null ? "–" : shortSpan(seconds));

const Numbers = ({ conversation }: { conversation: ConversationDetail }) => {
  const statistics = conversation.statistics;
  if (statistics === null) return null;
  return (
    <Group title="This conversation">
      <Facts
        facts={[
          { label: "First reply", value: span(statistics.timeToFirstReplySeconds) },
          { label: "Assigned after", value: span(statistics.timeToAssignmentSeconds) },
          { label: "Reopened", value: statistics.reopens === null ? "–" : `${statistics.reopens} ×` },
          { label: "Parts", value: statistics.parts ?? conversation.totalParts },
          ...(conversation.rating === null
            ? []
            : [
                {
                  label: "Rating",
                  value: `${conversation.rating} of 5${conversation.ratingRemark ? ` – ${conversation.ratingRemark}` : ""}`,
                },
              ]),
        ]}
      />
    </Group>
  );
};

const titleOf = (contact: ContactDetail | undefined): string => {
  const job = contact?.attributes.job_title;
  return [typeof job === "string" ? job : "", contact?.companies[0]?.name ?? ""].filter(Boolean).join(", ");
};

const Head = ({
  conversation,
  contact,
}: {
  conversation: ConversationDetail;
  contact?: ContactDetail | undefined;
}) => {
  const name = personName(conversation.contact);
  const others = conversation.contacts.length - 1;
  const title = titleOf(contact);
  return (
    <div className="flex items-center gap-3">
      <Avatar name={name} seed={conversation.contact.id ?? name} size="l" />
      <div className="min-h-10 min-w-0">
        <p dir="auto" className="one-line text-l font-semibold">
          {name}
        </p>
        <p dir="auto" className="one-line text-m text-ink-2">
          {others > 0 ? `and ${others} more` : title}
        </p>
      </div>
    </div>
  );
};

const InIntercom = ({ id }: { id: string }) => {
  const inbox = useWorkspace()?.inboxUrl;
  if (!inbox) return null;
  return (
    <a
      href={`${inbox}/conversation/${encodeURIComponent(id)}`}
      target="_blank"
      rel="noreferrer"
      className="mt-4 inline-flex min-h-6 items-center gap-1.5 text-m text-accent hover:underline max-md:min-h-11"
    >
      Open in Intercom <Icon of={ExternalLink} size={13} />
    </a>
  );
};

/** Who writes, what is known of them, and what hangs together with this conversation. */
export const SidePanel = ({ conversation }: { conversation: ConversationDetail }) => {
  const { contact } = conversation;
  const kinds = useWorkspace()?.attributes.conversation ?? [];
  const answer = useQuery({ ...contactQuery(contact.id ?? ""), enabled: contact.id !== null });
  const attributes = attributeFacts(conversation.attributes, kinds);
  return (
    <>
      <Head conversation={conversation} contact={answer.data} />
      {contact.id === null ? null : <ContactFacts answer={answer} />}
      {attributes.length > 0 ? (
        <Group title="Attributes">
          <Facts facts={attributes.map(attributeRow)} />
        </Group>
      ) : null}
      {conversation.tickets.length > 0 ? (
        <Group title="Linked">
          {conversation.tickets.map((ticket) => (
            <LinkedTicket key={ticket.id} id={ticket.id} />
          ))}
        </Group>
      ) : null}
      {answer.data ? (
        <>
          <ContactAttributes contact={answer.data} />
          <Earlier contact={answer.data} now={conversation.id} />
        </>
      ) : null}
      {/* Last, and so not before what stands above it: it would be pushed down under the reader's eyes. */}
      {answer.isPending && contact.id !== null ? null : <Numbers conversation={conversation} />}
      {answer.data && answer.data.missing.length > 0 ? (
        <p className="mt-3 text-s text-warm">{answer.data.missing.join(" ")}</p>
      ) : null}
      <InIntercom id={conversation.id} />
    </>
  );
};
