"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { conversationKey } from "@/components/data/conversation-query";
import { envOf } from "@/components/data/env-of";
import { useHealthWatch } from "@/components/data/health";
import { journalKeys, ownJournalQuery } from "@/components/data/journal-query";
import type { QueueList } from "@/components/data/queue-list";
import { queueKeys } from "@/components/data/queue-query";
import { takeTicketAnswer } from "@/components/data/take-ticket-answer";
import { useWorkspace } from "@/components/data/workspace-query";
import { useToasts } from "@/components/ui/toasts";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { quoteTicket, ticketWordsAbout } from "@/lib/actions/ticket-words";
import { callApi } from "@/lib/api/call";
import {
  type ActionRow,
  type JournalRow,
  type OtherRow,
  postLook,
  postUndo,
  type TicketJournalRow,
  type UndoResult,
} from "@/lib/api/journal";
import { type ConversationDetail, type ConversationSummary, headline } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { attributeLabel } from "@/lib/ticket/attributes";
import { ticketName } from "@/lib/ticket/model";
import { takeAnswer } from "./take-answer";
import { quote, wordsAbout } from "./wording";

/** What was done longer ago is shown before it is taken back: nobody has it in mind any more. */
const freshSeconds = 10 * 60;

const failed = "It could not be taken back.";

/** Whether it is what somebody has in mind who wants the last thing back: neither a taking back, nor what opening a conversation did. */
const isOwnDoing = (row: JournalRow): row is ActionRow =>
  row.kind !== "administration" &&
  row.undoable &&
  !row.undone &&
  row.undoOf === null &&
  !("byItself" in row.action && row.action.byItself === true);

/** What this page knows of a conversation, in whichever list or page. */
const useKnown = () => {
  const client = useQueryClient();
  return (id: string): ConversationSummary | null => {
    const detail = client.getQueryData<ConversationDetail>(conversationKey(id));
    if (detail) return detail;
    for (const [, list] of client.getQueriesData<QueueList>({ queryKey: queueKeys })) {
      const row = list?.rows.find((one) => one.id === id);
      if (row?.kind === "conversation") return row;
    }
    return null;
  };
};

const otherWords = ({ action }: OtherRow): string => {
  if (action.kind === "contact-note") return `Added a note about the contact: ${quote(action.text)}`;
  const about = quote(action.subject === "" ? action.text : action.subject);
  return action.kind === "new-message" ? `Wrote to a contact: ${about}` : `Began a conversation: ${about}`;
};

/** What a look that found nothing to be done is told as. */
const lookWords = (error: unknown): { readonly tone: "warm" | "late"; readonly text: string } => {
  if (!isAppError(error)) return { tone: "late", text: "Something in Switchyard went wrong." };
  if (error.code === "intercom_unavailable")
    return { tone: "warm", text: "It was not done: it did not reach Intercom." };
  return { tone: error.code === "outcome_unknown" ? "warm" : "late", text: error.message };
};

/** Taking back from the journal: a row of it, or the newest of one's own that can be. */
export const useTakeBack = () => {
  const client = useQueryClient();
  const { show } = useToasts();
  const health = useHealthWatch();
  const workspace = useWorkspace();
  const known = useKnown();
  /** A row is taken back under one key, however often one presses, until it was: then it may be done and taken back anew. */
  const keys = useRef(new Map<string, string>());
  const names = {
    teammates: workspace?.teammates ?? [],
    teams: workspace?.teams ?? [],
    timeZone: envOf(workspace).timeZone,
  };
  const ticketWordsOf = ({ action, ticketId, name }: TicketJournalRow): string => {
    const one = client.getQueryData<TicketDetail>(["ticket", ticketId]);
    const label = (attribute: string) =>
      one?.fields.find(({ name }) => name === attribute)?.label ?? attributeLabel(attribute);
    const called = one ? ticketName(one) : name;
    const subject = called === null ? `ticket ${ticketId}` : quoteTicket(called);
    const words = ticketWordsAbout(action, subject, label, names);
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
  const plainWordsOf = (row: ActionRow): string => {
    if (row.kind === "ticket") return ticketWordsOf(row);
    if (row.kind === "other") return otherWords(row);
    const one = known(row.conversationId);
    const called = one ? headline(one) : row.name;
    return wordsAbout(
      row.action,
      called === null ? `conversation ${row.conversationId}` : quote(called),
      names,
    );
  };
  const wordsOf = (row: ActionRow): string =>
    row.undoOf === null ? plainWordsOf(row) : `Taken back: ${plainWordsOf(row)}`;
  const take = (row: ActionRow, result: UndoResult): void => {
    if (row.kind === "ticket") {
      const { ticketId: id, action } = row;
      const before = client.getQueryData<TicketDetail>(["ticket", id]);
      takeTicketAnswer(client, { id, action, before }, result.ofTicket?.ticket ?? null);
    } else if (row.kind === "conversation") {
      const { conversationId: id, action } = row;
      takeAnswer(client, { id, action, before: known(id) }, result);
    }
  };
  const takeBack = async (row: ActionRow): Promise<void> => {
    const key = keys.current.get(row.id) ?? crypto.randomUUID();
    keys.current.set(row.id, key);
    const again = { label: "Try again", run: () => void takeBack(row) };
    try {
      const result = await callApi(postUndo, { id: row.id, key });
      keys.current.delete(row.id);
      take(row, result);
      const { warning } = result;
      if (warning === null) show({ tone: "calm", text: `Taken back: ${wordsOf(row)}` });
      else show({ tone: "warm", text: `Taking back “${wordsOf(row)}”: ${warning}` });
    } catch (error) {
      health.failed(error);
      const code = isAppError(error) ? error.code : "internal";
      const text = isAppError(error) ? error.message : failed;
      if (code === "undo_outdated") show({ tone: "late", text });
      else if (code === "outcome_unknown")
        show({ tone: "warm", text, act: { ...again, label: "Look again" } });
      else show({ tone: "late", text: `${failed} ${text}`, act: again });
    }
    await client.invalidateQueries({ queryKey: journalKeys });
  };
  /** Finds out what became of something whose end nobody knows; nothing is done again. @returns whether that is known now */
  const look = async (row: ActionRow): Promise<boolean> => {
    let known = true;
    try {
      take(row, await callApi(postLook, { id: row.id }));
      show({ tone: "calm", text: `It was done: ${wordsOf(row)}` });
    } catch (error) {
      health.failed(error);
      show(lookWords(error));
      known = isAppError(error) && ["intercom_unavailable", "conflict"].includes(error.code);
    }
    await client.invalidateQueries({ queryKey: journalKeys });
    return known;
  };
  const takeBackNewest = async (): Promise<void> => {
    try {
      const { rows } = await client.fetchQuery(ownJournalQuery());
      const row = rows.find(isOwnDoing);
      if (!row) return show({ text: "There is nothing to take back." });
      if (Date.now() / 1000 - row.at < freshSeconds) return await takeBack(row);
      show({
        text: `Last done: ${wordsOf(row)}. That was a while ago.`,
        act: { label: "Take it back", run: () => void takeBack(row), takesBack: true },
      });
    } catch (error) {
      show({
        tone: "late",
        text: `What you did last could not be read. ${isAppError(error) ? error.message : ""}`,
      });
    }
  };
  return { takeBack, takeBackNewest, look, wordsOf, names };
};
