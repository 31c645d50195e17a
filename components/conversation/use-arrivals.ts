"use client";
import { useEffect, useRef, useState } from "react";
import type { TimelineEntry } from "@/lib/conversation/timeline";

/** Messages of others; one's own one knows of. */
const othersOf = (entries: readonly TimelineEntry[], meId: string | null): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.kind !== "message" || entry.part.pending) return [];
    const { kind, id } = entry.part.author;
    return kind === "teammate" && id === meId ? [] : [entry.key];
  });

const wordsFor = (count: number): string => (count === 1 ? "1 new message" : `${count} new messages`);

/** What came since the thread was opened: how much of it is not in sight yet, and what is read out. */
export const useArrivals = (
  entries: readonly TimelineEntry[],
  meId: string | null,
  atEnd: boolean,
): { readonly unseen: number; readonly said: string } => {
  const known = useRef<ReadonlySet<string> | null>(null);
  const [unseen, setUnseen] = useState(0);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const keys = othersOf(entries, meId);
    const before = known.current ?? new Set(keys);
    known.current = new Set([...before, ...keys]);
    const came = known.current.size - before.size;
    if (came === 0) return;
    setUnseen((count) => count + came);
    setSaid(wordsFor(came));
  }, [entries, meId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes while the end is in sight is seen.
  useEffect(() => {
    if (atEnd) setUnseen(0);
  }, [atEnd, entries]);
  return { unseen: atEnd ? 0 : unseen, said };
};
