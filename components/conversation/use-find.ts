"use client";
import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { isSeen } from "@/components/ui/is-seen";
import { createFoldedTexts, findIn, folded, type Match } from "@/lib/conversation/find";
import type { Part } from "@/lib/conversation/model";
import type { TimelineEntry } from "@/lib/conversation/timeline";
import { paint, rangesIn, unpaint } from "./find-ranges";
import { slotOf } from "./use-reading-place";
import type { Jump } from "./use-thread-jump";

export type FindProps = {
  readonly box: RefObject<HTMLElement | null>;
  readonly entries: readonly TimelineEntry[];
  readonly wordsOf: (part: Part) => string;
  readonly to: Jump["to"];
  /** Keeps what is shown from being scrolled away again. */
  readonly hold: () => void;
  /** The key of the message that one was at when one began to look. */
  readonly from: string | null;
};

/** So many entries around the current one are painted. */
const paintedAround = 30;

/** The first match at that entry or after it. */
const firstFrom = (
  matches: readonly Match[],
  entries: readonly TimelineEntry[],
  key: string | null,
): number => {
  const places = new Map(entries.map((entry, index) => [entry.key, index]));
  const from = key === null ? 0 : (places.get(key) ?? 0);
  return Math.max(
    0,
    matches.findIndex((match) => (places.get(match.key) ?? 0) >= from),
  );
};

/** What is hidden until it is found has a place of its own, though nobody sees it. */
const isFolded = (range: Range): boolean => {
  const around = range.startContainer.parentElement;
  return (around !== null && !isSeen(around)) || range.getClientRects().length === 0;
};

const unfold = (slot: HTMLElement) => {
  for (const button of slot.querySelectorAll<HTMLElement>('button[aria-expanded="false"][aria-controls]'))
    button.click();
};

const bringIntoSight = (pane: HTMLElement, range: Range) => {
  const seen = pane.getBoundingClientRect();
  const at = range.getBoundingClientRect();
  if (at.top > seen.top + 48 && at.bottom < seen.bottom - 24) return;
  pane.scrollTop += at.top - seen.top - seen.height / 3;
};

const paintAll = (
  pane: HTMLElement,
  matches: readonly Match[],
  current: number,
  words: string,
): Range | null => {
  const around = matches.slice(Math.max(0, current - paintedAround), current + paintedAround);
  const keys = new Set(around.map(({ key }) => key));
  const match = matches[current];
  const own = match && slotOf(pane, match.key);
  const found = own
    ? (rangesIn(own, words, match.partId)[match.nth] ?? rangesIn(own, words)[match.nth])
    : null;
  const all = [...keys].flatMap((key) => {
    const slot = slotOf(pane, key);
    return slot ? rangesIn(slot, words) : [];
  });
  paint(all, found ?? null);
  return found ?? null;
};

/** Shows one match: draws its entry, unfolds what hides it, paints it, and brings it into sight. */
const useShown = (
  { box, to, hold }: FindProps,
  matches: readonly Match[],
  current: number,
  words: string,
) => {
  const match = matches[current];
  const { key, partId, nth } = match ?? { key: null, partId: null, nth: 0 };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same match is not shown again because other parts came.
  useEffect(() => {
    const pane = box.current;
    if (pane === null || key === null || partId === null) {
      unpaint();
      return;
    }
    to(key, { mark: { key, partId }, keepFocus: true });
    let frame = 0;
    // Drawn in the next frame, unfolded perhaps in the one after it.
    const show = (tries: number) => {
      frame = requestAnimationFrame(() => {
        const range = paintAll(pane, matches, current, words);
        const slot = slotOf(pane, key);
        if (slot && (range === null || isFolded(range)) && tries > 0) {
          if (tries === 1 || range !== null) unfold(slot);
          show(tries - 1);
        } else if (range) {
          hold();
          bringIntoSight(pane, range);
        }
      });
    };
    show(3);
    return () => cancelAnimationFrame(frame);
  }, [key, partId, nth, words]);
};

export type Find = {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly count: number;
  /** From 0; meaningless where nothing was found. */
  readonly current: number;
  readonly step: (by: 1 | -1) => void;
  /** The key of the entry in which the current one stands. */
  readonly key: string | null;
};

export const useFind = (props: FindProps): Find => {
  const { entries, wordsOf, from } = props;
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed);
  const [texts] = useState(createFoldedTexts);
  const matches = useMemo(() => findIn(entries, words, texts, wordsOf), [entries, words, texts, wordsOf]);
  const [at, setAt] = useState<{ readonly words: string; readonly index: number }>({ words: "", index: 0 });
  const lastKey = useRef(from);
  const current =
    at.words === words
      ? Math.min(at.index, Math.max(0, matches.length - 1))
      : firstFrom(matches, entries, lastKey.current);
  const key = matches[current]?.key ?? null;
  useEffect(() => {
    if (key !== null) lastKey.current = key;
  }, [key]);
  useShown(props, matches, current, folded(words.trim()));
  useEffect(() => unpaint, []);
  const step = (by: 1 | -1) => {
    if (matches.length === 0) return;
    setAt({ words, index: (current + by + matches.length) % matches.length });
  };
  return { typed, setTyped, count: matches.length, current, step, key };
};
