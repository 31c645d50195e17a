"use client";
import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import type { HeldAction, HeldMessage } from "@/lib/actions/held";
import type { Seen } from "@/lib/actions/moved";
import type { TicketSeen } from "@/lib/actions/ticket-moved";
import { callApi } from "@/lib/api/call";
import { getOneOutgoing, getOutgoing, goOnOutgoing, type Outgoing, postOutgoing } from "@/lib/api/outgoing";
import { AppError, isAppError } from "@/lib/core/errors";
import { draftStore } from "./draft-store";
import { tellOtherTabs } from "./other-tabs";
import { pendingActions } from "./pending-actions";
import { pendingTickets } from "./pending-tickets";

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

/** Under which tabs tell each other that something was handed over or taken back. */
export const outgoingTabs = "switchyard-outgoing";

/** Lists it as the server has just answered. */
export const put = async (client: QueryClient, message: Outgoing): Promise<void> => {
  await client.cancelQueries({ queryKey: outgoingKey });
  client.setQueryData<readonly OutgoingHere[]>(outgoingKey, (all = none) => [
    ...all.filter(({ key }) => key !== message.key),
    here(message),
  ]);
  tellOtherTabs(outgoingTabs);
};

export const lookAtOutgoing = (client: QueryClient): void =>
  void client.invalidateQueries({ queryKey: outgoingKey });

/** How a message stands where the answer about it was lost on its way; null where it never came, "unknown" where that cannot be told either. */
export const standingOf = async (error: unknown, key: string): Promise<Outgoing | null | "unknown"> => {
  if (!isAppError(error) || error.code !== "internal") return null;
  try {
    return await callApi(getOneOutgoing, { key });
  } catch (cause) {
    return isAppError(cause) && cause.code === "not_found" ? null : "unknown";
  }
};

type ToHandOver = {
  /** Made before the first try, and kept: it stands for exactly these words. */
  readonly key: string;
} & (
  | (Extract<HeldMessage, { subject: "conversation" }> & { readonly seen: Seen | null })
  | (Extract<HeldMessage, { subject: "ticket" }> & { readonly seen: TicketSeen | null })
);

/** Shows it where it was written, until it is there or called off. */
export const showOutgoing = (message: HeldMessage & { readonly key: string }, startedAtMs: number): void => {
  const { key, id } = message;
  if (message.subject === "ticket") {
    if (!pendingTickets.all().some((one) => one.key === key))
      pendingTickets.add({ key, ticketId: id, action: message.action, startedAtMs });
  } else if (!pendingActions.all().some((one) => one.key === key))
    pendingActions.add({ key, conversationId: id, action: message.action, startedAtMs });
};

export const hideOutgoing = (key: string): void => {
  pendingActions.remove(key);
  pendingTickets.remove(key);
};

const inputOf = (message: ToHandOver) => {
  const base = draftStore.baseOfGoing(message.key);
  const draft = base === 0 ? {} : { draft: base };
  if (message.subject === "ticket") {
    const { seen, ...rest } = message;
    return { ...rest, ...draft, ...(seen === null ? {} : { seen }) };
  }
  const { seen, ...rest } = message;
  return { ...rest, ...draft, ...(seen === null ? {} : { seen }) };
};

/**
 * Hands a message to the server, which sends it when its time has come. It shows in the thread from now on.
 * @throws AppError where it could not be handed over; then nothing of it stays. `outcome_unknown` where nobody knows that.
 */
export const handOver = async (client: QueryClient, message: ToHandOver): Promise<Outgoing> => {
  showOutgoing(message, Date.now());
  const isOffline = navigator.onLine === false;
  try {
    const answer = await callApi(postOutgoing, inputOf(message));
    await put(client, answer);
    return answer;
  } catch (error) {
    // What a browser that knows itself offline asked for has not left it.
    const there = isOffline ? null : await standingOf(error, message.key);
    if (there !== null && there !== "unknown" && there.state !== "taken_back") {
      await put(client, there);
      return there;
    }
    hideOutgoing(message.key);
    lookAtOutgoing(client);
    if (there !== "unknown") throw error;
    const nobodyKnows = "Nobody knows yet whether that has reached Switchyard.";
    throw new AppError("outcome_unknown", nobodyKnows, { cause: error });
  }
};

/** Whether it is the server's now; `error` is null where somebody thought better of it. */
export type Handed = { readonly ok: true } | { readonly ok: false; readonly error: AppError | null };
export type HandOver = (action: HeldAction, key: string) => Promise<Handed>;

/** Sends it now, tries it again, or looks whether it went out; `anyway` though it moved. */
export const goOnWith = async (client: QueryClient, key: string, anyway = false): Promise<void> =>
  put(client, await callApi(goOnOutgoing, { key, anyway }));
