"use client";
import { useEffect, useRef, useState } from "react";
import { seenUpTo } from "@/components/data/seen-up-to";
import type { TimelineEntry } from "@/lib/conversation/timeline";

/** Messages of others; one's own one knows of. */
const othersOf = (entries: readonly TimelineEntry[], meId: string | null): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.kind !== "message" || entry.part.pending) return [];
    const { kind, id } = entry.part.author;
    return kind === "teammate" && id === meId ? [] : [entry.key];
  });

/** The key of the last part that Intercom has; null where there is none. */
const lastOf = (entries: readonly TimelineEntry[]): string | null => {
  for (const entry of entries.toReversed()) {
    if (entry.kind === "message" && !entry.part.pending) return entry.key;
    if (entry.kind === "events") return entry.parts.at(-1)?.id ?? null;
  }
  return null;
};

const wordsFor = (count: number): string => (count === 1 ? "1 new message" : `${count} new messages`);

type Known = { readonly keys: ReadonlySet<string>; readonly last: string | null };

/** Tells what acts on what is at `place` from where on something is not in sight. */
const useSeenUpTo = (place: string) => {
  const from = useRef<string | null>(null);
  useEffect(() => {
    seenUpTo.set(place, from.current);
    return () => seenUpTo.set(place, null);
  }, [place]);
  return (last: string | null) => {
    from.current = last === null ? null : (from.current ?? last);
    seenUpTo.set(place, from.current);
  };
};

export type Arrivals = {
  readonly unseen: number;
  /** Another `nth` is news, also in the same words. */
  readonly said: { readonly words: string; readonly nth: number };
};

/** What came since the thread was opened: how much of it is not in sight yet, and what is read out. */
export const useArrivals = (
  entries: readonly TimelineEntry[],
  meId: string | null,
  atEnd: boolean,
  place: string,
): Arrivals => {
  const known = useRef<Known | null>(null);
  const [unseen, setUnseen] = useState(0);
  const [said, setSaid] = useState({ words: "", nth: 0 });
  const seeUpTo = useSeenUpTo(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what came tells how far one had seen.
  useEffect(() => {
    const keys = othersOf(entries, meId);
    const before = known.current ?? { keys: new Set(keys), last: null };
    known.current = { keys: new Set([...before.keys, ...keys]), last: lastOf(entries) };
    const came = known.current.keys.size - before.keys.size;
    if (came === 0) return;
    seeUpTo(before.last);
    setUnseen((count) => count + came);
    setSaid(({ nth }) => ({ words: wordsFor(came), nth: nth + 1 }));
  }, [entries, meId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes while the end is in sight is seen.
  useEffect(() => {
    if (!atEnd) return;
    seeUpTo(null);
    setUnseen(0);
  }, [atEnd, entries]);
  return { unseen: atEnd ? 0 : unseen, said };
};
