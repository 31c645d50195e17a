"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useHealthWatch } from "@/components/data/health";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import { postTicketAction } from "@/lib/api/tickets";
import { createTicketPerformer, type TicketMovedCase } from "./ticket-performer";
import { ticketWords } from "./ticket-words";

const tones = { done: "calm", failed: "late", unknown: "warm" } as const;

type Done = { readonly takeBack: (() => void) | null; readonly words: string };

/** What one does to a ticket on its page, with the way back of the last of it. */
export const useTicketActions = () => {
  const client = useQueryClient();
  const { show } = useToasts();
  const health = useHealthWatch();
  const workspace = useWorkspace();
  const names = useRef({ teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] });
  names.current = { teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] };
  const [moved, setMoved] = useState<TicketMovedCase | null>(null);
  const done = useRef<readonly Done[]>([]);
  const perform = useMemo(
    () =>
      createTicketPerformer({
        client,
        call: (input) =>
          callApi(postTicketAction, input).catch((error: unknown) => {
            health.failed(error);
            throw error;
          }),
        notify: ({ tone, text, act }) => show({ tone: tones[tone], text, act }),
        onMoved: setMoved,
        onDone: (takeBack, words) => {
          done.current = [...done.current, { takeBack, words }].slice(-20);
        },
        wordsFor: (action, ticket) => ticketWords(action, ticket, names.current),
        uuid: () => crypto.randomUUID(),
        nowMs: () => Date.now(),
      }),
    [client, show, health],
  );
  const undoLast = () => {
    const last = done.current.at(-1);
    done.current = done.current.slice(0, -1);
    if (last?.takeBack) last.takeBack();
    else
      show({
        tone: "neutral",
        text: last ? `${last.words}: this cannot be taken back.` : "There is nothing to take back.",
      });
  };
  return { perform, moved, setMoved, undoLast };
};
