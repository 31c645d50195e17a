"use client";
import { useSyncExternalStore } from "react";
import { isRecord, keepForm, keptForm } from "@/components/data/kept-form";

/** A note as it was sent first. Under its key Switchyard knows it as written in this conversation, wherever it is sent again. */
type Tried = { readonly text: string; readonly key: string; readonly conversationId: string };

/** A note about a contact that is being written or sent. */
export type NoteDraft = {
  readonly text: string;
  /** Made before the first try and kept until the words change: a second try is the same note. */
  readonly key: string;
  /** The last try whose end was not that it was added. */
  readonly tried: Tried | null;
  readonly sending: boolean;
  /** Why it was not added; null while nothing is wrong. */
  readonly problem: string | null;
};

const empty: NoteDraft = { text: "", key: "", tried: null, sending: false, problem: null };

const readTried = (value: unknown): Tried | null =>
  isRecord(value) &&
  typeof value.text === "string" &&
  typeof value.key === "string" &&
  typeof value.conversationId === "string"
    ? { text: value.text, key: value.key, conversationId: value.conversationId }
    : null;

/** Sent again after a reload it is the same note: its key is kept with its words. */
const readDraft = (value: unknown): NoteDraft | null =>
  isRecord(value) && typeof value.text === "string" && typeof value.key === "string"
    ? { ...empty, text: value.text, key: value.key, tried: readTried(value.tried) }
    : null;

const placeOf = (contactId: string): string => `note ${contactId}`;

/** By member and contact: what was written stays through every change of conversation, and nobody else who signs in here gets it. */
let drafts: ReadonlyMap<string, NoteDraft> = new Map();
const listeners = new Set<() => void>();

const keyOf = (memberId: string, contactId: string): string => `${memberId}:${contactId}`;

const set = (memberId: string, contactId: string, draft: NoteDraft): void => {
  drafts = new Map(drafts).set(keyOf(memberId, contactId), draft);
  const { text, key, tried } = draft;
  keepForm(memberId, placeOf(contactId), text === "" && tried === null ? null : { text, key, tried });
  for (const listener of listeners) listener();
};

export const noteDrafts = {
  of: (memberId: string, contactId: string): NoteDraft => {
    const known = drafts.get(keyOf(memberId, contactId));
    if (known) return known;
    const kept = keptForm(memberId, placeOf(contactId), readDraft) ?? empty;
    drafts = new Map(drafts).set(keyOf(memberId, contactId), kept);
    return kept;
  },
  write: (memberId: string, contactId: string, text: string): void => {
    const before = noteDrafts.of(memberId, contactId);
    if (before.sending) return;
    const known = [before, before.tried].find((one) => one?.text === text && one.key !== "");
    const key = known?.key ?? crypto.randomUUID();
    set(memberId, contactId, { text, key, tried: before.tried, sending: false, problem: null });
  },
  /** Begins a try, in this conversation. @returns the one that it was begun in first */
  sending: (memberId: string, contactId: string, conversationId: string): string => {
    const draft = noteDrafts.of(memberId, contactId);
    const { text, key } = draft;
    const tried = draft.tried?.key === key ? draft.tried : { text, key, conversationId };
    set(memberId, contactId, { ...draft, tried, sending: true, problem: null });
    return tried.conversationId;
  },
  failed: (memberId: string, contactId: string, problem: string): void =>
    set(memberId, contactId, { ...noteDrafts.of(memberId, contactId), sending: false, problem }),
  sent: (memberId: string, contactId: string): void => set(memberId, contactId, empty),
  /** For tests: as a page that has just been loaded. */
  reload: (): void => {
    drafts = new Map();
  },
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useNoteDraft = (memberId: string, contactId: string): NoteDraft =>
  useSyncExternalStore(
    subscribe,
    () => noteDrafts.of(memberId, contactId),
    () => empty,
  );
