"use client";
import { useClock } from "@/components/ui/clock";
import { Time } from "@/components/ui/time";
import type { ConversationSummary } from "@/lib/conversation/model";
import { shortSpan } from "@/lib/core/time";
import { type Columns, shows } from "./columns";
import { waitLook } from "./wait";

const Waiting = ({ since }: { since: number }) => {
  const look = useClock((now) => waitLook(now === 0 ? 0 : now / 1000 - since));
  return (
    <span className={`num shrink-0 text-s max-md:text-m ${look}`}>
      <span className="sr-only">Waiting </span>
      <Time at={since} format={shortSpan} prefix="Waiting since" />
    </span>
  );
};

const Quiet = ({ at, format, prefix }: { at: number; format: (s: number) => string; prefix: string }) => (
  <span className="num shrink-0 text-s text-ink-3">
    <Time at={at} format={format} prefix={prefix} />
  </span>
);

const inSpan = (seconds: number): string => `in ${shortSpan(-seconds)}`;

/** How long the customer waits; where nobody waits, when it wakes up or when something last happened. Or what was asked for instead. */
export const RowTime = ({ row, columns }: { row: ConversationSummary; columns: Columns }) => {
  const waits = shows(columns, "waiting");
  if (waits && row.waitingSince !== null && row.state !== "closed")
    return <Waiting since={row.waitingSince} />;
  if (waits && row.state === "snoozed" && row.snoozedUntil !== null)
    return <Quiet at={row.snoozedUntil} format={inSpan} prefix="Snoozed until" />;
  if (columns === null || shows(columns, "updated"))
    return <Quiet at={row.updatedAt} format={shortSpan} prefix="Updated" />;
  return shows(columns, "created") ? <Quiet at={row.createdAt} format={shortSpan} prefix="Created" /> : null;
};
