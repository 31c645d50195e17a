import "server-only";
import type { QueueRow } from "@/lib/conversation/model";
import { merge } from "./merge";
import { type Place, startPlace } from "./place";
import { ask, type Gathering, pagesLeft, rowsPerPage, startWork, take, type Work } from "./work";

type Counts = Pick<Place, "read" | "found" | "without" | "lost">;

export type Gathered = {
  readonly rows: readonly QueueRow[];
  /** Null at the end. */
  readonly place: Place | null;
  /** As the place, also at the end. */
  readonly counts: Counts;
  /** How many the questions find, each by itself, by Intercom's count. */
  readonly totals: readonly (number | null)[];
  /** In the order asked for, over all pages. */
  readonly inOrder: boolean;
};

/** One page of what a plan finds: its questions' answers merged, and looked through where Intercom could not tell. */
export const gather = async (gathering: Gathering, place: Place): Promise<Gathered> => {
  const work = startWork(gathering, place);
  const next = place.how === "each" ? await oneByOne(work, place) : await mergeOrEach(work, place);
  const counts = { read: work.read, found: work.found, without: work.without, lost: work.lost };
  const { rows, totals } = work;
  const goesOn = next && { ...next, ...counts, returning: work.returning };
  return { rows, totals, counts, inOrder: work.inOrder, place: goesOn };
};

/** Whole pages, one question after the other: right in any order, though beyond what is remembered one may come again with a later question. */
const oneByOne = async (work: Work, place: Place): Promise<Place | null> => {
  let streams = place.streams;
  while (work.rows.length < rowsPerPage && pagesLeft(work) > 0) {
    const stream = streams.findIndex(({ done }) => !done);
    if (stream < 0) return null;
    const page = await ask(work, stream, streams[stream]?.after ?? null);
    for (const placed of page.placed) take(work, placed);
    streams = streams.map((one, index) =>
      index === stream ? { after: page.after, done: page.after === null } : one,
    );
  }
  return streams.every(({ done }) => done) ? null : { ...place, streams };
};

/** Where Intercom turns out not to sort, nothing can be merged: all is read once more, one by one. */
const mergeOrEach = async (work: Work, place: Place): Promise<Place | null> => {
  const merged = await merge(work, place);
  if (merged !== "unsorted") return merged;
  startAfresh(work);
  const next = await oneByOne(work, startPlace(place.streams.length, "each"));
  work.inOrder = false;
  return next;
};

const startAfresh = (work: Work): void => {
  work.overlaps = true;
  work.rows.length = 0;
  work.ids.clear();
  work.read = 0;
  work.found = work.foundBefore ?? 0;
  work.without = 0;
  work.returning = [];
  work.lost = false;
};
