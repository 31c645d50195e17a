"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { UnfinishedCase } from "@/components/data/actions-port";
import { conversationKey } from "@/components/data/conversation-query";
import { useSetting } from "@/components/data/settings";
import { useWorkspace } from "@/components/data/workspace-query";
import { type ClosingStop, closingStops } from "@/lib/actions/unfinished";
import type { ConversationDetail, ConversationSummary } from "@/lib/conversation/model";
import type { Ticket } from "@/lib/ticket/model";
import type { ClosingCase } from "./closing-case";
import { type Check, standingOpen } from "./closing-checks";
import { hasDraft } from "./has-draft";

const asks = (check: Check, found: ClosingCase["found"]): boolean =>
  found.some(({ standing }) => standing.some((stands) => stands.check === check));

/**
 * Asks before something is closed where anything is known to stand open, else goes ahead at once. What the server found out and stopped
 * for is asked in the same way, one after the other.
 */
export const useClosing = () => {
  const client = useQueryClient();
  const workspace = useWorkspace();
  const wanted = useSetting("checksBeforeClose");
  const [cases, setCases] = useState<readonly ClosingCase[]>([]);
  const [turn, setTurn] = useState(0);
  const latest = useRef({ workspace, wanted });
  latest.current = { workspace, wanted };
  const checked = useCallback(
    (
      conversations: readonly ConversationSummary[],
      goAhead: (stopFor: readonly ClosingStop[]) => void,
      { onLeave, answers = false }: { onLeave?: () => void; answers?: boolean } = {},
    ) => {
      const now = latest.current;
      const stops = closingStops.filter((check) => now.wanted[check]);
      const known = {
        // Who closes with a message answers by that.
        wanted: answers ? { ...now.wanted, unanswered: false } : now.wanted,
        attributes: now.workspace?.attributes.conversation ?? [],
        valuesOf: (id: string) => client.getQueryData<ConversationDetail>(conversationKey(id))?.attributes,
        isOpenTicket: (id: string) =>
          (client.getQueryData<Ticket>(["ticket", id])?.state ?? "resolved") !== "resolved",
        hasDraft: hasDraft(now.workspace?.me.memberId),
      };
      const open = conversations.filter(({ state }) => state !== "closed");
      const found = open
        .map((conversation) => ({ conversation, standing: standingOpen(conversation, known) }))
        .filter(({ standing }) => standing.length > 0);
      if (found.length === 0) return goAhead(stops);
      const [only] = open;
      setCases((before) => [
        ...before,
        {
          of: open.length,
          found,
          // What was asked about, or found out meanwhile, is not asked about again.
          goAhead: (told) => goAhead(stops.filter((check) => !told.includes(check) && !asks(check, found))),
          onLeave,
          ...(only && open.length === 1 ? { reads: stops } : {}),
        },
      ]);
    },
    [client],
  );
  const stopped = useCallback(({ conversation, found, goAhead }: UnfinishedCase) => {
    const one: ClosingCase = { of: 1, found: [{ conversation, standing: found }], goAhead, late: true };
    setCases((before) => [...before, one]);
  }, []);
  const next = useCallback(() => {
    setCases(([, ...rest]) => rest);
    setTurn((before) => before + 1);
  }, []);
  return { closing: cases[0] ?? null, turn, next, checked, stopped };
};
