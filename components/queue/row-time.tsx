"use client";
import { useNow } from "@/components/ui/clock";
import { Time } from "@/components/ui/time";
import type { ConversationSummary } from "@/lib/conversation/model";
import { shortSpan } from "@/lib/core/time";
import { waitLook } from "./wait";

const minuteMs = 60_000;

/** How long the customer waits; where nobody waits, when it wakes up or when something last happened. */
export const RowTime = ({ row }: { row: ConversationSummary }) => {
  const now = useNow(minuteMs) / 1000;
  if (row.waitingSince !== null && row.state !== "closed") {
    const seconds = now === 0 ? 0 : now - row.waitingSince;
    return (
      <span className={`num shrink-0 text-s max-md:text-m ${waitLook(seconds)}`}>
        <span className="sr-only">Waiting </span>
        <Time at={row.waitingSince} format={shortSpan} prefix="Waiting since" />
      </span>
    );
  }
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
