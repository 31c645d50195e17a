"use client";
import { useSyncExternalStore } from "react";
import { isRecord, keepForm, keptForm } from "@/components/data/kept-form";

/** A note about a contact that is being written or sent. */
export type NoteDraft = {
  readonly text: string;
  /** Made before the first try and kept until the words change: a second try is the same note. */
  readonly key: string;
  readonly sending: boolean;
  /** Why it was not added; null while nothing is wrong. */
  readonly problem: string | null;
};

const empty: NoteDraft = { text: "", key: "", sending: false, problem: null };

/** Sent again after a reload it is the same note: its key is kept with its words. */
const readDraft = (value: unknown): NoteDraft | null =>
  isRecord(value) && typeof value.text === "string" && typeof value.key === "string"
    ? { ...empty, text: value.text, key: value.key }
    : null;

const placeOf = (contactId: string): string => `note ${contactId}`;

/** By member and contact: what was written stays through every change of conversation, and nobody else who signs in here gets it. */
let drafts: ReadonlyMap<string, NoteDraft> = new Map();
const listeners = new Set<() => void>();

const keyOf = (memberId: string, contactId: string): string => `${memberId}:${contactId}`;

const set = (memberId: string, contactId: string, draft: NoteDraft): void => {
  drafts = new Map(drafts).set(keyOf(memberId, contactId), draft);
  const { text, key } = draft;
  keepForm(memberId, placeOf(contactId), text === "" ? null : { text, key });
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
    const key = before.text === text && before.key !== "" ? before.key : crypto.randomUUID();
    set(memberId, contactId, { text, key, sending: false, problem: null });
  },
  sending: (memberId: string, contactId: string): void =>
    set(memberId, contactId, { ...noteDrafts.of(memberId, contactId), sending: true, problem: null }),
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
