"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ownJournalQuery } from "@/components/data/journal-query";
import { unsure } from "@/components/data/unsure";
import { whenSettled } from "@/components/ui/when-settled";
import { placeOf } from "@/lib/actions/subject";
import type { ConversationRow, TicketJournalRow } from "@/lib/api/journal";
import { daySeconds } from "@/lib/core/time";
import { canLook } from "./can-look";
import { useTakeBack } from "./use-take-back";

/** What was left open longer ago is a matter for the journal. */
const isRecent = (at: number): boolean => Date.now() / 1000 - at < daySeconds;

const placeOfRow = (row: ConversationRow | TicketJournalRow): string =>
  row.kind === "ticket" ? placeOf("ticket", row.ticketId) : placeOf("conversation", row.conversationId);

/** What nobody knew the end of when a page went away is shown as unknown by the next one, here or on another device. */
export const useUnsureOfBefore = (): void => {
  const client = useQueryClient();
  const { look, wordsOf } = useTakeBack();
  const latest = useRef({ look, wordsOf });
  latest.current = { look, wordsOf };
  useEffect(() => {
    const read = async () => {
      const { rows } = await client.fetchQuery(ownJournalQuery());
      for (const row of rows) {
        if (!canLook(row) || !isRecent(row.at)) continue;
        const { id: key, action } = row;
        const place = placeOfRow(row);
        const isShown = unsure
          .all()
          .some((one) => one.place === place && JSON.stringify(one.action) === JSON.stringify(action));
        if (isShown) continue;
        const words = `Nobody knows yet whether this was done: ${latest.current.wordsOf(row)}.`;
        const lookFor = async () => {
          if (await latest.current.look(row)) unsure.remove(key);
        };
        unsure.add({ key, place, action, words, look: () => void lookFor() });
      }
    };
    // Where it cannot be read, the journal's own page says so to whoever asks.
    return whenSettled(() => void read().catch(() => undefined));
  }, [client]);
};
