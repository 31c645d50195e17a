"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { conversationQuery } from "@/components/data/conversation-query";
import { draftStore } from "@/components/data/draft-store";
import type { OutgoingHere } from "@/components/data/outgoing";
import { pendingActions } from "@/components/data/pending-actions";
import { type QueueList, withRow } from "@/components/data/queue-list";
import { countsKey, queueKeys } from "@/components/data/queue-query";
import { useToasts } from "@/components/ui/toasts";
import { actionTable } from "@/lib/actions/table";
import type { OutgoingState } from "@/lib/api/outgoing";

const isShown = ({ state }: OutgoingHere): boolean =>
  state === "waiting" || state === "sending" || state === "unknown";

const show = ({ key, conversationId, action, createdAtMs }: OutgoingHere): void => {
  if (pendingActions.all().some((one) => one.key === key)) return;
  pendingActions.add({ key, conversationId, action, startedAtMs: createdAtMs });
};

/** Keeps what shows in threads and lists in step with what the server says of messages, in this tab or handed over elsewhere. */
export const useOutgoingEnds = (messages: readonly OutgoingHere[], owner: string): void => {
  const client = useQueryClient();
  const toasts = useToasts();
  const before = useRef(new Map<string, OutgoingState>());
  useEffect(() => {
    const arrived = async (message: OutgoingHere) => {
      const { key, conversationId } = message;
      const detail = await client
        .fetchQuery({ ...conversationQuery(conversationId), staleTime: 0 })
        .catch(() => null);
      pendingActions.remove(key);
      void client.invalidateQueries({ queryKey: countsKey });
      if (detail === null) return;
      const { parts, contacts, attributes, statistics, ...row } = detail;
      client.setQueriesData<QueueList>({ queryKey: queueKeys }, (list) => list && withRow(list, row));
    };
    for (const message of messages) {
      const was = before.current.get(message.key);
      before.current.set(message.key, message.state);
      draftStore.handedOver(owner, message.conversationId, message.key);
      if (isShown(message)) show(message);
      else if (message.state === "sent" && was !== undefined && was !== "sent") {
        void arrived(message);
        if (document.visibilityState === "visible")
          toasts.show({ tone: "calm", text: `${actionTable[message.action.kind].done}.` });
      } else if (message.state !== "sent") pendingActions.remove(message.key);
    }
  }, [messages, owner, client, toasts]);
};
