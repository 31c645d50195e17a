"use client";
import { useCallback, useState } from "react";
import { draftPlace } from "@/components/data/draft-place";

export type ComposerMode = "reply" | "note";

/** What is being written. `key` belongs to exactly these words: sending them twice, from two tabs or after a reload, is one message. */
export type Draft = { readonly text: string; readonly mode: ComposerMode; readonly key: string };

const empty = (): Draft => ({ text: "", mode: "reply", key: crypto.randomUUID() });

const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" &&
  value !== null &&
  "text" in value &&
  typeof value.text === "string" &&
  "key" in value &&
  typeof value.key === "string" &&
  "mode" in value &&
  (value.mode === "reply" || value.mode === "note");

const load = (owner: string, id: string): Draft => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(draftPlace(owner, id)) ?? "null");
    return isDraft(stored) ? stored : empty();
  } catch {
    return empty();
  }
};

/** @returns whether the browser kept it: storage can be full or switched off, and then the words live in this page only. */
const store = (owner: string, id: string, draft: Draft): boolean => {
  try {
    if (draft.text === "") localStorage.removeItem(draftPlace(owner, id));
    else localStorage.setItem(draftPlace(owner, id), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
};

/** The draft of one conversation and member, kept in this browser from the first letter until it has been sent. */
export const useDraft = (owner: string, id: string) => {
  const [draft, setDraft] = useState<Draft>(() => load(owner, id));
  const [kept, setKept] = useState(true);
  const keep = useCallback(
    (next: Draft) => {
      setDraft(next);
      setKept(store(owner, id, next));
    },
    [owner, id],
  );
  const write = useCallback(
    (text: string) => keep({ ...draft, text, key: crypto.randomUUID() }),
    [draft, keep],
  );
  const switchTo = useCallback(
    (mode: ComposerMode) => {
      if (mode !== draft.mode) keep({ ...draft, mode, key: crypto.randomUUID() });
    },
    [draft, keep],
  );
  /** Takes the words out of the field while they are on their way; the stored ones stay until `sent`. */
  const clearField = useCallback(() => setDraft((now) => ({ ...empty(), mode: now.mode })), []);
  /** Puts words back that did not go out, before whatever has been written since. */
  const restore = useCallback(
    (back: Draft) =>
      setDraft((now) => {
        const both = { ...back, text: `${back.text}\n\n${now.text}`, key: crypto.randomUUID() };
        const next = now.text === "" ? back : both;
        setKept(store(owner, id, next));
        return next;
      }),
    [owner, id],
  );
  /** Drops the words of this key, also when they had come back to the field; what has been written since stays. */
  const sent = useCallback(
    (key: string) => {
      setDraft((now) => (now.key === key ? { ...empty(), mode: now.mode } : now));
      if (load(owner, id).key === key) store(owner, id, empty());
    },
    [owner, id],
  );
  return { draft, kept, write, switchTo, clearField, restore, sent };
};
