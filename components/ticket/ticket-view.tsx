"use client";
import { useQuery } from "@tanstack/react-query";
import ArrowLeft from "lucide-react/icons/arrow-left";
import TicketIcon from "lucide-react/icons/ticket";
import { lastList } from "@/components/data/last-list";
import { LastListLink } from "@/components/data/last-list-link";
import { ticketQuery } from "@/components/data/ticket-query";
import { useGo } from "@/components/data/use-go";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button, buttonLook } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { Pill } from "@/components/ui/pill";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { useHotkeys } from "@/components/ui/use-hotkeys";
import { personName } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { agoSpan } from "@/lib/core/time";
import type { Ticket, TicketAttributeValue } from "@/lib/ticket/model";

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Intercom gives a moment as unix seconds or as ISO text. */
const dateOf = (value: TicketAttributeValue): Date | null => {
  const isSeconds = typeof value === "number" || /^\d{1,11}$/.test(String(value));
  const date = isSeconds ? new Date(Number(value) * 1000) : new Date(String(value));
  return Number.isNaN(date.getTime()) ? null : date;
};

const Value = ({ attribute: { type, value } }: { attribute: Ticket["fields"][number] }) => {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const date = type === "datetime" ? dateOf(value) : null;
  if (date) {
    return (
      <time dateTime={date.toISOString()} data-tip-at={date.getTime() / 1000} data-tip="">
        {moment.format(date)}
      </time>
    );
  }
  if (type === "files" && Array.isArray(value)) {
    return value.length === 1 ? "1 file, in Intercom" : `${value.length} files, in Intercom`;
  }
  return Array.isArray(value) ? value.join(", ") : String(value);
};

const Row = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="grid grid-cols-[minmax(110px,200px)_minmax(0,1fr)] gap-3 border-b border-line py-2 last:border-0">
    <dt className="text-ink-3">
      <bdi>{label}</bdi>
    </dt>
    <dd className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">
      <bdi>{children}</bdi>
    </dd>
  </div>
);

const Facts = ({ ticket }: { ticket: Ticket }) => {
  const workspace = useWorkspace();
  const teammate = workspace?.teammates.find((one) => one.id === ticket.assigneeId)?.name;
  const team = workspace?.teams.find((one) => one.id === ticket.teamId)?.name;
  const who = ticket.contacts.map((contact) => personName({ kind: "contact", ...contact })).join(", ");
  return (
    <dl className="mt-4">
      {ticket.fields.slice(2).map((attribute) => (
        <Row key={attribute.name} label={attribute.label}>
          <Value attribute={attribute} />
        </Row>
      ))}
      <Row label="Team">{team ?? (ticket.teamId === null ? "No team" : ticket.teamId)}</Row>
      <Row label="Assignee">
        {teammate ?? (ticket.assigneeId === null ? "Nobody yet" : ticket.assigneeId)}
      </Row>
      <Row label="Contacts">{who === "" ? "–" : who}</Row>
      <Row label="Created">
        <Time at={ticket.createdAt} format={agoSpan} />
      </Row>
      <Row label="Updated">
        <Time at={ticket.updatedAt} format={agoSpan} />
      </Row>
    </dl>
  );
};

const Loading = () => (
  <div role="status" aria-label="Loading the ticket" className="flex flex-col gap-3">
    <Skeleton className="h-5 w-40" />
    <Skeleton className="h-8 w-3/5" />
    {["a", "b", "c", "d"].map((key) => (
      <Skeleton key={key} className="h-6 w-full" />
    ))}
  </div>
);

const Failure = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const gone = isAppError(error) && error.code === "not_found";
  return (
    <Notice
      alert
      level={1}
      icon={TicketIcon}
      tone={gone ? "neutral" : "late"}
      title={gone ? "There is no such ticket" : "The ticket could not be read"}
      actions={
        <>
          {gone ? null : <Button onClick={onRetry}>Try again</Button>}
          <LastListLink className={buttonLook()}>Back to the queue</LastListLink>
        </>
      }
    >
      {gone
        ? "It was deleted in Intercom, or it never was."
        : isAppError(error)
          ? error.message
          : "Something went wrong."}
    </Notice>
  );
};

/** A ticket as Intercom has it, with links to the conversations that it came from. */
export const TicketView = ({ id }: { id: string }) => {
  const { data: ticket, error, refetch } = useQuery(ticketQuery(id));
  const go = useGo();
  useHotkeys({ u: () => go(lastList()) });
  return (
    <main aria-label="Ticket" className="pane-scroll h-full bg-surface">
      <div className="mx-auto w-full max-w-[720px] px-5 pt-6 pb-10 max-md:px-4">
        {ticket ? (
          <>
            <LastListLink className="mb-3 -ml-1.5 inline-flex min-h-7 items-center gap-1.5 rounded-m px-1.5 text-ink-2 hover:bg-hover hover:text-ink max-md:min-h-11">
              <Icon of={ArrowLeft} size={14} /> Back to the queue
            </LastListLink>
            <p className="num flex flex-wrap items-center gap-2 text-ink-2">
              <span>
                {ticket.typeIcon} {ticket.typeName ?? ticket.category ?? "Ticket"}
                {ticket.number === null ? "" : ` #${ticket.number}`}
              </span>
              <Pill tone={ticket.state === "resolved" ? "neutral" : "calm"}>{ticket.stateLabel}</Pill>
            </p>
            <h1 className="mt-1 text-2xl font-semibold tracking-tight [overflow-wrap:anywhere]">
              <bdi>{ticket.title ?? `Ticket ${ticket.id}`}</bdi>
            </h1>
            {ticket.description ? (
              <p dir="auto" className="mt-2 max-w-[68ch] text-l whitespace-pre-wrap">
                {ticket.description}
              </p>
            ) : null}
            {ticket.conversationIds.map((conversationId) => (
              <PageLink
                key={conversationId}
                href={`/conversations/${conversationId}`}
                className="mt-3 inline-flex min-h-6 items-center text-accent hover:underline max-md:min-h-11"
              >
                Open the conversation
              </PageLink>
            ))}
            <Facts ticket={ticket} />
          </>
        ) : error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </main>
  );
};
