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
import { createTicketPerformer, type TicketMovedCase } from "./ticket-performer";
import { ticketWords } from "./ticket-words";

const tones = { done: "calm", failed: "late", unknown: "warm" } as const;

type Done = { readonly takeBack: (() => void) | null; readonly words: string };

/** What one does to a ticket on its page, with the way back of the last of it; of what was done before, the desk knows. */
export const useTicketActions = () => {
  const client = useQueryClient();
  const { show } = useToasts();
  const { undoLast: undoEarlier } = useActions();
  const health = useHealthWatch();
  const workspace = useWorkspace();
  const names = useRef({ teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] });
  names.current = { teammates: workspace?.teammates ?? [], teams: workspace?.teams ?? [] };
  const [moved, setMoved] = useState<TicketMovedCase | null>(null);
  const done = useRef<readonly Done[]>([]);
  const perform = useMemo(() => {
    const watched = async <T>(call: Promise<T>): Promise<T> => {
      try {
        return await call;
      } catch (error) {
        health.failed(error);
        throw error;
      }
    };
    return createTicketPerformer({
      client,
      call: (input) => watched(callApi(postTicketAction, input)),
      undo: (input) => watched(callApi(postUndo, input)),
      notify: ({ tone, text, act }) => show({ tone: tones[tone], text, act }),
      onMoved: setMoved,
      onDone: (takeBack, words) => {
        done.current = [...done.current, { takeBack, words }].slice(-20);
      },
      wordsFor: (action, ticket) => ticketWords(action, ticket, names.current),
      uuid: () => crypto.randomUUID(),
      nowMs: () => Date.now(),
    });
  }, [client, show, health]);
  const undoLast = () => {
    const last = done.current.at(-1);
    done.current = done.current.slice(0, -1);
    if (last?.takeBack) last.takeBack();
    else if (last) show({ tone: "neutral", text: `${last.words}: this cannot be taken back.` });
    else undoEarlier();
  };
  return { perform, moved, setMoved, undoLast };
};
