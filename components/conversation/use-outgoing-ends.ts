"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { conversationKey, conversationQuery } from "@/components/data/conversation-query";
import { draftStore } from "@/components/data/draft-store";
import { hideOutgoing, type OutgoingHere, showOutgoing } from "@/components/data/outgoing";
import { countsKey } from "@/components/data/queue-query";
import { showInLists } from "@/components/data/show-in-lists";
import { restoreWords } from "@/components/data/take-back-outgoing";
import { takingBack } from "@/components/data/taking-back";
import { ticketQuery } from "@/components/data/ticket-query";
import { useToasts } from "@/components/ui/toasts";
import { placeOf } from "@/lib/actions/subject";
import { actionTable } from "@/lib/actions/table";
import type { OutgoingState } from "@/lib/api/outgoing";

const isShown = ({ state }: OutgoingHere): boolean =>
  state === "waiting" || state === "sending" || state === "unknown";

/** It stands in the thread before what showed it meanwhile goes. */
const arrivedInConversation = async (client: QueryClient, id: string, key: string): Promise<void> => {
  const detail = await client.fetchQuery({ ...conversationQuery(id), staleTime: 0 }).catch(() => null);
  hideOutgoing(key);
  void client.invalidateQueries({ queryKey: countsKey });
  if (detail !== null) showInLists(client, detail);
};

const arrivedOnTicket = async (client: QueryClient, id: string, key: string): Promise<void> => {
  await client.fetchQuery({ ...ticketQuery(id), staleTime: 0 }).catch(() => null);
  hideOutgoing(key);
};

const arrived = ({ subject, id, key }: OutgoingHere, client: QueryClient): Promise<void> =>
  subject === "ticket" ? arrivedOnTicket(client, id, key) : arrivedInConversation(client, id, key);

/** What it went to was read already, before it went out for all that is known: a page that was loaded anew while it waited. */
const isOnPage = ({ subject, id }: OutgoingHere, client: QueryClient): boolean =>
  client.getQueryData(subject === "ticket" ? ticketQuery(id).queryKey : conversationKey(id)) !== undefined;

/** Keeps what shows in threads and lists in step with what the server says of messages, in this tab or handed over elsewhere. */
export const useOutgoingEnds = (messages: readonly OutgoingHere[], owner: string): void => {
  const client = useQueryClient();
  const toasts = useToasts();
  const before = useRef(new Map<string, OutgoingState>());
  useEffect(() => {
    for (const message of messages) {
      const was = before.current.get(message.key);
      before.current.set(message.key, message.state);
      draftStore.handedOver(owner, placeOf(message.subject, message.id), message.key);
      if (isShown(message)) showOutgoing(message, message.createdAtMs);
      else if (message.state === "sent" && was !== "sent") {
        if (was !== undefined || isOnPage(message, client)) void arrived(message, client);
        if (was !== undefined && document.visibilityState === "visible")
          toasts.show({ tone: "calm", text: `${actionTable[message.action.kind].done}.` });
      } else if (message.state !== "sent") hideOutgoing(message.key);
      // Where the answer to taking it back was lost, the list tells that it worked.
      if (message.state === "taken_back") restoreWords(owner, message);
      else if (message.state === "sent") takingBack.given(message.key);
    }
  }, [messages, owner, client, toasts]);
};
