"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { contactQuery } from "@/components/data/contact-query";
import { ticketQuery } from "@/components/data/ticket-query";
import { Avatar } from "@/components/ui/avatar";
import { Skeleton } from "@/components/ui/skeleton";
import { TagChip } from "@/components/ui/tag-chip";
import { Time } from "@/components/ui/time";
import type { ContactDetail } from "@/lib/api/contacts";
import { type AttributeValue, type ConversationDetail, headline, personName } from "@/lib/conversation/model";
import { shortSpan } from "@/lib/core/time";

const ago = (seconds: number): string => `${shortSpan(seconds)} ago`;

const Group = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => (
  <section className="mt-4.5">
    <h2 className="mb-1.5 flex justify-between text-s font-semibold text-ink-2">
      {title}
      {aside === undefined ? null : <span className="num font-normal text-ink-3">{aside}</span>}
    </h2>
    {children}
  </section>
);

type Fact = { readonly label: string; readonly value: ReactNode };

const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-y-1.5 text-m">
    {facts.map((fact) => (
      <div key={fact.label} className="contents">
        <dt className="truncate text-ink-3" data-tip={fact.label.length > 16 ? fact.label : undefined}>
          {fact.label}
        </dt>
        <dd className="num min-w-0 [overflow-wrap:anywhere]">
          <bdi>{fact.value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
);

const shown = (value: AttributeValue): string => {
  if (value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
};

const factsOf = (attributes: Readonly<Record<string, AttributeValue>>): readonly Fact[] =>
  Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== "")
    .map(([label, value]) => ({ label: label.replaceAll("_", " "), value: shown(value) }));

const card =
  "mb-1.5 grid min-h-6 grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-0.5 rounded-l border border-line bg-surface px-2.5 py-1.5 text-m hover:bg-hover max-md:min-h-11";

const LinkedTicket = ({ id }: { id: string }) => {
  const { data, isError } = useQuery(ticketQuery(id));
  return (
    <Link href={`/tickets/${id}`} className={card}>
      <b className="truncate font-medium">
        <bdi>{data?.title ?? (isError ? "Ticket cannot be read now" : "Ticket")}</bdi>
      </b>
      <span className="num text-ink-3">{data?.number ? `#${data.number}` : ""}</span>
      {data ? (
        <span className="text-ink-2">
          {data.typeName ?? data.category ?? "Ticket"} · {data.stateLabel}
        </span>
      ) : null}
    </Link>
  );
};

const Earlier = ({ contact, now }: { contact: ContactDetail; now: string }) => {
  const others = contact.earlier.filter((one) => one.id !== now);
  if (others.length === 0) return <p className="text-m text-ink-3">This is their first conversation.</p>;
  return others.map((one) => (
    <Link key={one.id} href={`/conversations/${one.id}`} className={card}>
      <span className="truncate">
        <bdi>{headline(one)}</bdi>
      </span>
      <Time at={one.createdAt} format={shortSpan} prefix="begun" className="num text-ink-3" />
    </Link>
  ));
};

const companyWords = (company: ContactDetail["companies"][number]): string =>
  [company.name, company.plan, company.size === null ? null : `${company.size} people`]
    .filter(Boolean)
    .join(" · ");

const ContactFacts = ({ contact }: { contact: ContactDetail }) => {
  const facts: Fact[] = [{ label: "E-mail", value: contact.email ?? "–" }];
  if (contact.phone) facts.push({ label: "Phone", value: contact.phone });
  if (contact.location) facts.push({ label: "Location", value: contact.location });
  if (contact.lastSeenAt !== null)
    facts.push({ label: "Last seen", value: <Time at={contact.lastSeenAt} format={ago} /> });
  if (contact.signedUpAt !== null)
    facts.push({ label: "Signed up", value: <Time at={contact.signedUpAt} format={ago} /> });
  if (contact.companies.length > 0) {
    facts.push({
      label: contact.companies.length === 1 ? "Company" : "Companies",
      value: contact.companies.map(companyWords).join(", "),
    });
  }
  return <Facts facts={facts} />;
};

const ContactGroups = ({ contact, conversationId }: { contact: ContactDetail; conversationId: string }) => (
  <>
    <div className="mt-4">
      <ContactFacts contact={contact} />
    </div>
    {contact.tags.length > 0 ? (
      <ul aria-label="Tags of the contact" className="mt-2 flex flex-wrap gap-1.5">
        {contact.tags.map((tag) => (
          <li key={tag.id}>
            <TagChip name={tag.name} />
          </li>
        ))}
      </ul>
    ) : null}
    {Object.keys(contact.attributes).length > 0 ? (
      <Group title="About the contact">
        <Facts facts={factsOf(contact.attributes)} />
      </Group>
    ) : null}
    <Group title="Earlier" aside={contact.earlierTotal === null ? "" : Math.max(0, contact.earlierTotal - 1)}>
      <Earlier contact={contact} now={conversationId} />
    </Group>
    {contact.missing.length > 0 ? <p className="mt-3 text-s text-warm">{contact.missing.join(" ")}</p> : null}
  </>
);

const ContactPart = ({ id, conversationId }: { id: string; conversationId: string }) => {
  const { data, isError, refetch } = useQuery(contactQuery(id));
  if (data) return <ContactGroups contact={data} conversationId={conversationId} />;
  if (isError) {
    return (
      <p className="mt-4 text-m text-ink-2">
        The contact could not be read.{" "}
        <button type="button" className="min-h-6 text-accent underline" onClick={() => void refetch()}>
          Try again
        </button>
      </p>
    );
  }
  return (
    <div className="mt-4 flex flex-col gap-2" role="status" aria-label="Loading the contact">
      {["w-4/5", "w-3/5", "w-2/3"].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
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

/** Who writes, what is known of them, and what hangs together with this conversation. */
export const SidePanel = ({ conversation }: { conversation: ConversationDetail }) => {
  const { contact } = conversation;
  const attributes = factsOf(conversation.attributes);
  const name = personName(contact);
  return (
    <aside aria-label="Contact and details" className="pane-scroll h-full bg-bg px-4 pt-4 pb-6">
      <div className="flex items-center gap-3">
        <Avatar name={name} seed={contact.id ?? name} size="l" />
        <div className="min-w-0">
          <p className="truncate text-l font-semibold">
            <bdi>{name}</bdi>
          </p>
          {conversation.contacts.length > 1 ? (
            <p className="text-m text-ink-2">and {conversation.contacts.length - 1} more</p>
          ) : null}
        </div>
      </div>
      {attributes.length > 0 ? (
        <Group title="Attributes">
          <Facts facts={attributes} />
        </Group>
      ) : null}
      {conversation.tickets.length > 0 ? (
        <Group title="Linked">
          {conversation.tickets.map((ticket) => (
            <LinkedTicket key={ticket.id} id={ticket.id} />
          ))}
        </Group>
      ) : null}
      {contact.id === null ? null : <ContactPart id={contact.id} conversationId={conversation.id} />}
      <Numbers conversation={conversation} />
    </aside>
  );
};
