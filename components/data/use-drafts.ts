"use client";
import { useEffect, useState } from "react";
import { draftPlace, unkeptDrafts } from "./draft-place";

const none: ReadonlySet<string> = new Set();

const kept = (): readonly string[] => {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
};

const read = (owner: string): ReadonlySet<string> => {
  const prefix = draftPlace(owner, "");
  return new Set(
    [...kept(), ...unkeptDrafts].flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])),
  );
};

/** Conversations on which `owner` has begun to write; looked at again whenever `moment` changes, and when a draft begins or ends anywhere. */
export const useDrafts = (owner: string | undefined, moment: unknown): ReadonlySet<string> => {
  const [drafts, setDrafts] = useState(none);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moment has no part in what is read, only in when
  useEffect(() => {
    if (owner === undefined) return;
    const look = () =>
      setDrafts((now) => {
        const found = read(owner);
        return found.size === now.size && [...found].every((id) => now.has(id)) ? now : found;
      });
    look();
    addEventListener("storage", look);
    return () => removeEventListener("storage", look);
  }, [owner, moment]);
  return drafts;
};
