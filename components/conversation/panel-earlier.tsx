"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useActions } from "@/components/data/actions-port";
import { contactConversationsQuery } from "@/components/data/contact-query";
import { useWorkspace } from "@/components/data/workspace-query";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { PageLink } from "@/components/ui/page-link";
import { Time } from "@/components/ui/time";
import { can } from "@/lib/access/roles";
import { type ConversationDetail, type ConversationSummary, headline } from "@/lib/conversation/model";
import { shortSpan } from "@/lib/core/time";
import { panelCard } from "./panel-card";
import { PanelFailure } from "./panel-failure";
import { PanelLines } from "./panel-lines";
import { PanelSection } from "./panel-section";

const stateWords = { open: "Open", snoozed: "Snoozed", closed: "Closed" } as const;
const stateLooks = { open: "text-calm", snoozed: "text-warm", closed: "text-ink-3" } as const;

const Row = ({ one }: { one: ConversationSummary }) => (
  <li>
    <PageLink href={`/conversations/${one.id}`} className={panelCard}>
      <span dir="auto" className="one-line">
        {headline(one)}
      </span>
      <Time at={one.createdAt} format={shortSpan} prefix="Begun" className="num text-ink-3" />
      <span className={cx("col-span-2 text-s", stateLooks[one.state])}>{stateWords[one.state]}</span>
    </PageLink>
  </li>
);

/** Those that are not closed first: two of them may be one matter. */
const inOrder = (
  all: readonly ConversationSummary[],
  unclosed: readonly ConversationSummary[],
): readonly ConversationSummary[] => {
  const first = new Map(unclosed.map((one) => [one.id, one]));
  const rest = all.filter((one) => !first.has(one.id));
  return [...unclosed, ...rest];
};

const mergeHint = (count: number): string =>
  count === 1 ? "1 other is not closed." : `${count} others are not closed.`;

export type EarlierProps = { readonly contactId: string; readonly conversation: ConversationDetail };

/** What else the contact has written. */
export const EarlierConversations = ({ contactId, conversation }: EarlierProps) => {
  const answer = useInfiniteQuery(contactConversationsQuery(contactId));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } =
    answer;
  const { ask } = useActions();
  const role = useWorkspace()?.me.role;
  const pages = data?.pages ?? [];
  const others = (rows: readonly ConversationSummary[]) => rows.filter(({ id }) => id !== conversation.id);
  const unclosed = others(pages[0]?.unclosed ?? []);
  const rows = inOrder(others(pages.flatMap((page) => page.rows)), unclosed);
  const total = pages[0]?.total ?? null;
  const count = total === null ? rows.length : Math.max(0, total - 1);
  return (
    <PanelSection
      id="earlier"
      loading={data === undefined && !error}
      aside={data && count > 0 ? count : undefined}
    >
      {data ? (
        <>
          {unclosed.length > 0 ? (
            <p className="mb-1.5 flex flex-wrap items-center gap-x-2 text-s text-warm">
              {mergeHint(unclosed.length)}
              {role !== undefined && can(role, "erase") && conversation.state !== "closed" ? (
                <button
                  type="button"
                  className="min-h-6 text-accent underline max-md:min-h-11"
                  onClick={() => ask("merge", conversation)}
                >
                  Merge…
                </button>
              ) : null}
            </p>
          ) : null}
          {rows.length === 0 ? (
            <p className="text-m text-ink-3">This is their first conversation.</p>
          ) : (
            <ul>
              {rows.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </ul>
          )}
          {hasNextPage ? (
            <Button pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {isFetchNextPageError ? "Could not be read: try again" : "Show more"}
            </Button>
          ) : null}
        </>
      ) : error ? (
        <PanelFailure what="Earlier conversations" error={error} onRetry={() => void refetch()} />
      ) : (
        <PanelLines key={contactId} label="Loading earlier conversations" lines={5} />
      )}
    </PanelSection>
  );
};
