"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useSetting } from "@/components/data/settings";
import { useWorkspace } from "@/components/data/workspace-query";
import type { ConversationSummary } from "@/lib/conversation/model";
import type { Ticket } from "@/lib/ticket/model";
import { standingOpen } from "./closing-checks";
import type { ClosingCase } from "./closing-dialog";
import { hasDraft } from "./has-draft";

/** Asks before something is closed where anything stands open, else goes ahead at once. */
export const useClosing = () => {
  const client = useQueryClient();
  const workspace = useWorkspace();
  const wanted = useSetting("checksBeforeClose");
  const [closing, setClosing] = useState<ClosingCase | null>(null);
  const latest = useRef({ workspace, wanted });
  latest.current = { workspace, wanted };
  const checked = useCallback(
    (
      conversations: readonly ConversationSummary[],
      goAhead: () => void,
      { onLeave, answers = false }: { onLeave?: () => void; answers?: boolean } = {},
    ) => {
      const now = latest.current;
      const isResolved = (id: string) => client.getQueryData<Ticket>(["ticket", id])?.state === "resolved";
      const known = {
        // Who closes with a message answers by that.
        wanted: answers ? { ...now.wanted, unanswered: false } : now.wanted,
        attributes: now.workspace?.attributes.conversation ?? [],
        resolvedTickets: new Set(
          conversations.flatMap(({ tickets }) => tickets.map(({ id }) => id).filter(isResolved)),
        ),
        hasDraft: hasDraft(now.workspace?.me.memberId),
      };
      const open = conversations.filter(({ state }) => state !== "closed");
      const found = open
        .map((conversation) => ({ conversation, standing: standingOpen(conversation, known) }))
        .filter(({ standing }) => standing.length > 0);
      if (found.length === 0) goAhead();
      else setClosing({ of: open.length, found, goAhead, onLeave });
    },
    [client],
  );
  return { closing, setClosing, checked };
};
