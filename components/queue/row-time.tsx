"use client";
import { useClock } from "@/components/ui/clock";
import { Time } from "@/components/ui/time";
import type { ConversationSummary } from "@/lib/conversation/model";
import { shortSpan } from "@/lib/core/time";
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

/** How long the customer waits; where nobody waits, when it wakes up or when something last happened. */
export const RowTime = ({ row }: { row: ConversationSummary }) => {
  if (row.waitingSince !== null && row.state !== "closed") return <Waiting since={row.waitingSince} />;
  if (row.state === "snoozed" && row.snoozedUntil !== null) {
    return (
      <span className="num shrink-0 text-s text-ink-3">
        <Time at={row.snoozedUntil} format={(s) => `in ${shortSpan(-s)}`} prefix="Snoozed until" />
      </span>
    );
  }
  return (
    <span className="num shrink-0 text-s text-ink-3">
      <Time at={row.updatedAt} format={shortSpan} prefix="Updated" />
    </span>
  );
};
