"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useActions } from "@/components/data/actions-port";
import { useHealthWatch } from "@/components/data/health";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import { callApi } from "@/lib/api/call";
import { postUndo } from "@/lib/api/journal";
import { postTicketAction } from "@/lib/api/tickets";
import { createTicketHolding } from "./ticket-holding";
import { createTicketPerformer, type TicketMovedCase } from "./ticket-performer";
import { ticketWords } from "./ticket-words";

const tones = { done: "calm", failed: "late", unknown: "warm" } as const;

/** What one does to a ticket on its page, and what one says there, which waits before it is sent. */
export const useTicketActions = () => {
  const client = useQueryClient();
  const { show } = useToasts();
  const { onStack } = useActions();
  const health = useHealthWatch();
  const workspace = useWorkspace();
  const names = useRef({ teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] });
  names.current = { teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] };
  const owner = useRef("");
  owner.current = workspace?.me.memberId ?? "";
  const [moved, setMoved] = useState<TicketMovedCase | null>(null);
  const doing = useMemo(() => {
    const watched = async <T>(call: Promise<T>): Promise<T> => {
      try {
        return await call;
      } catch (error) {
        health.failed(error);
        throw error;
      }
    };
    const perform = createTicketPerformer({
      client,
      call: (input) => watched(callApi(postTicketAction, input)),
      undo: (input) => watched(callApi(postUndo, input)),
      notify: ({ tone, text, act }) => show({ tone: tones[tone], text, act }),
      onMoved: setMoved,
      onStack,
      wordsFor: (action, ticket) => ticketWords(action, ticket, names.current),
      uuid: () => crypto.randomUUID(),
      nowMs: () => Date.now(),
    });
    const hold = createTicketHolding({
      client,
      owner: () => owner.current,
      say: (text, tone) => show({ tone, text }),
      onMoved: setMoved,
      onFailed: health.failed,
    });
    return { perform, hold };
  }, [client, show, health, onStack]);
  return { ...doing, moved, setMoved };
};
