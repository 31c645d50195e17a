"use client";
import type { QueryClient } from "@tanstack/react-query";
import { placeOf } from "@/lib/actions/subject";
import { callApi } from "@/lib/api/call";
import type { DraftContent } from "@/lib/api/drafts";
import { deleteOutgoing, getOneOutgoing, type Outgoing } from "@/lib/api/outgoing";
import { isAppError } from "@/lib/core/errors";
import { draftStore } from "./draft-store";
import { saveDraftSoon } from "./draft-sync";
import { hideOutgoing, lookAtOutgoing, put, standingOf } from "./outgoing";
import { takingBack } from "./taking-back";

/** What was written, as a draft again. */
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

const wordsOf = ({ action }: Outgoing): string => {
  switch (action.kind) {
    case "close":
      return "Taken back: it stays open. Your message is in the field for replies.";
    case "assign":
      return "Taken back: nobody was assigned. Your message is in the field for replies.";
    default:
      return "Taken back. Your words are where you wrote them.";
  }
};

/** Its words come back to where they are written, once, and only where this browser has taken it back. @returns whether they did now */
export const restoreWords = (owner: string, message: Outgoing): boolean => {
  const { key, subject, id } = message;
  if (!takingBack.claim(owner, key)) return false;
  const place = placeOf(subject, id);
  draftStore.putBack(owner, place, draftOf(message));
  saveDraftSoon(owner, place);
  return true;
};

const callOff = async (client: QueryClient, key: string): Promise<Outgoing> => {
  try {
    return await callApi(deleteOutgoing, { key });
  } catch (error) {
    const there = await standingOf(error, key);
    if (there !== null && there !== "unknown" && there.state === "taken_back") return there;
    lookAtOutgoing(client);
    if (isAppError(error) && error.code === "conflict") takingBack.given(key);
    throw error;
  }
};

/** What a page that is gone was taking back: its words come back, or it went out after all. */
export const settleTakenBack = async (owner: string): Promise<void> => {
  for (const key of takingBack.open(owner)) {
    const message = await callApi(getOneOutgoing, { key }).catch((error: unknown) => {
      if (isAppError(error) && error.code === "not_found") return null;
      throw error;
    });
    if (message?.state === "taken_back") restoreWords(owner, message);
    // While it waits, the asking may still be on its way; the list tells.
    else if (message === null || message.state === "sent") takingBack.given(key);
  }
};

/**
 * Calls it off, however often one asks. @returns what came of it as a sentence; null where that has been said
 * @throws AppError `conflict` where it is too late
 */
export const takeBackOutgoing = async (
  client: QueryClient,
  owner: string,
  key: string,
): Promise<string | null> => {
  takingBack.asked(owner, key);
  const answer = await callOff(client, key);
  hideOutgoing(key);
  const isNews = restoreWords(owner, answer);
  await put(client, answer);
  return isNews ? wordsOf(answer) : null;
};
