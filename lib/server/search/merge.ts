import "server-only";
import type { SortId } from "@/lib/search/sorts";
import { markAfter, type Place, type StreamPlace } from "./place";
import { compareKeys, type Placed } from "./placed";
import { ask, pagesLeft, rowsPerPage, take, type Work } from "./work";

type Stream = {
  readonly index: number;
  place: StreamPlace;
  /** What of its page has not been passed; null before the page is read. */
  left: Placed[] | null;
  next: string | null;
};

/**
 * The questions' answers in one order. A stream that has more may not run dry while another is read on, and all before the mark has been
 * passed, so that nothing is left out and nothing comes twice, also while conversations come and go. Each page gets on: its calls suffice
 * for a page of each stream, and of those one is passed, or a row is taken.
 */
export const merge = async (work: Work, place: Place): Promise<Place | null | "unsorted"> => {
  const streams = place.streams.map((one, index): Stream => ({ index, place: one, left: null, next: null }));
  let mark = place.mark;
  do {
    await fill(work, streams, mark);
    if (!work.inOrder || work.reader.calls.sorts === false) return "unsorted";
    mark = drain(work, streams, mark);
    if (streams.every((stream) => stream.place.done)) return null;
  } while (work.rows.length < rowsPerPage && pagesLeft(work) > 0);
  return { ...place, mark, streams: streams.map((stream) => stream.place) };
};

const isPassed = ({ id, key }: Placed, mark: Place["mark"], sort: SortId): boolean => {
  if (!mark) return false;
  const by = compareKeys(key, mark.key, sort);
  if (by !== 0) return by < 0;
  return id !== null && mark.ids.includes(id);
};

const isDry = (stream: Stream): boolean => !stream.place.done && !stream.left?.length;

/** Reads a page of each stream that has none, while the calls last; one that was passed altogether is followed by the next. */
const fill = async (work: Work, streams: readonly Stream[], mark: Place["mark"]): Promise<void> => {
  for (;;) {
    const asked = streams.filter(isDry).slice(0, pagesLeft(work));
    if (asked.length === 0) return;
    await Promise.all(
      asked.map(async (stream) => {
        const page = await ask(work, stream.index, stream.place.after);
        stream.left = keyed(page.placed).filter((one) => !isPassed(one, mark, work.sort));
        stream.next = page.after;
        if (stream.left.length === 0) close(stream);
      }),
    );
    if (!work.inOrder) return;
  }
};

const close = (stream: Stream): void => {
  stream.place = { after: stream.next, done: stream.next === null };
  stream.left = null;
};

/** What cannot be read stays beside what came before it. */
const keyed = (placed: readonly Placed[]): Placed[] => {
  let before: number | null = placed.find(({ key }) => key !== null)?.key ?? null;
  return placed.map((one) => {
    if (one.entry?.kind === "unreadable") return { ...one, key: before };
    before = one.key;
    return one;
  });
};

/** Takes what comes first until a stream that has more runs dry. */
const drain = (work: Work, streams: readonly Stream[], before: Place["mark"]): Place["mark"] => {
  let mark = before;
  for (;;) {
    const open = streams.filter((stream) => !stream.place.done);
    if (open.length === 0 || open.some(isDry)) return mark;
    const first = open.reduce((best, stream) =>
      compareKeys(headOf(stream), headOf(best), work.sort) < 0 ? stream : best,
    );
    const taken = first.left?.shift();
    if (taken && !isPassed(taken, mark, work.sort)) {
      take(work, taken);
      const passed = markAfter(mark, taken.key, taken.id);
      mark = passed.mark;
      work.lost ||= passed.lost;
    }
    if (!first.left?.length) close(first);
  }
};

const headOf = (stream: Stream): number | null => stream.left?.[0]?.key ?? null;
