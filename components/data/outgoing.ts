"use client";
import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import type { HeldAction } from "@/lib/actions/held";
import type { Seen } from "@/lib/actions/moved";
import { callApi } from "@/lib/api/call";
import type { DraftContent } from "@/lib/api/drafts";
import { deleteOutgoing, getOutgoing, goOnOutgoing, type Outgoing, postOutgoing } from "@/lib/api/outgoing";
import { draftStore } from "./draft-store";
import { pendingActions } from "./pending-actions";

/** A message on its way, with its time by this browser's clock. */
export type OutgoingHere = Outgoing & { readonly dueAtMs: number };

const outgoingKey = ["outgoing"] as const;
const lookEveryMs = 1000;

const here = (message: Outgoing): OutgoingHere => ({ ...message, dueAtMs: Date.now() + message.dueInMs });

const isMoving = ({ state }: Outgoing): boolean => state === "waiting" || state === "sending";

const outgoingQuery = () =>
  queryOptions({
    queryKey: outgoingKey,
    queryFn: async ({ signal }) => (await callApi(getOutgoing, {}, { signal })).messages.map(here),
    staleTime: 5000,
    refetchInterval: ({ state }) => (state.data?.some(isMoving) ? lookEveryMs : false),
  });

const none: readonly OutgoingHere[] = [];

/** The member's messages that are on their way or came to an end a moment ago, oldest first. */
export const useOutgoing = (): readonly OutgoingHere[] => useQuery(outgoingQuery()).data ?? none;

const channelName = "switchyard-outgoing";

/** Other tabs look at once. */
const tellTabs = (): void => {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
};

/** Runs when another tab has handed something over or taken it back. @returns what ends that */
export const onOtherTabs = (run: () => void): (() => void) => {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = run;
  return () => channel.close();
};

const put = async (client: QueryClient, message: Outgoing): Promise<void> => {
  await client.cancelQueries({ queryKey: outgoingKey });
  client.setQueryData<readonly OutgoingHere[]>(outgoingKey, (all = none) => [
    ...all.filter(({ key }) => key !== message.key),
    here(message),
  ]);
  tellTabs();
};

export const lookAtOutgoing = (client: QueryClient): void =>
  void client.invalidateQueries({ queryKey: outgoingKey });

type ToHandOver = {
  readonly conversationId: string;
  readonly action: HeldAction;
  /** Made before the first try, and kept: it stands for exactly these words. */
  readonly key: string;
  readonly seen: Seen | null;
};

/**
 * Hands a message to the server, which sends it when its time has come. It shows in the thread from now on.
 * @throws AppError where it could not be handed over; then nothing of it stays.
 */
export const handOver = async (client: QueryClient, message: ToHandOver): Promise<Outgoing> => {
  const { conversationId, action, key, seen } = message;
  const entry = { key, conversationId, action, startedAtMs: Date.now() };
  if (!pendingActions.all().some((one) => one.key === key)) pendingActions.add(entry);
  const draft = draftStore.baseOfGoing(key);
  try {
    const answer = await callApi(postOutgoing, {
      id: conversationId,
      key,
      action,
      ...(draft === 0 ? {} : { draft }),
      ...(seen === null ? {} : { seen }),
    });
    await put(client, answer);
    return answer;
  } catch (error) {
    pendingActions.remove(key);
    throw error;
  }
};

/** What was written, as a draft again; null for what came from a dialog. */
const draftOf = ({ action }: Outgoing): DraftContent => {
  const base = { key: crypto.randomUUID(), files: [], urls: [], contactId: null };
  switch (action.kind) {
    case "close":
    case "assign":
      return { ...base, text: action.message, mode: "reply" };
    case "reply":
    case "note":
    case "reply-as-contact":
      return {
        ...base,
        text: action.text,
        files: action.files ?? [],
        urls: action.urls ?? [],
        mode: action.kind === "reply-as-contact" ? "contact" : action.kind,
        contactId: action.kind === "reply-as-contact" ? action.contactId : null,
      };
  }
};

/** Calls it off, and its words come back to where they were written. @throws AppError `conflict` where it is too late */
export const takeBackOutgoing = async (client: QueryClient, owner: string, key: string): Promise<void> => {
  try {
    const answer = await callApi(deleteOutgoing, { key });
    pendingActions.remove(key);
    draftStore.putBack(owner, answer.conversationId, draftOf(answer));
    await put(client, answer);
  } catch (error) {
    lookAtOutgoing(client);
    throw error;
  }
};

/** Sends it now, tries it again, or looks whether it went out; `anyway` though the conversation moved. */
export const goOnWith = async (client: QueryClient, key: string, anyway = false): Promise<void> =>
  put(client, await callApi(goOnOutgoing, { key, anyway }));
