import "server-only";
import type { QueueRow } from "@/lib/conversation/model";
import { judgeOf } from "@/lib/search/evaluate";
import { namesOf, type Plan } from "@/lib/search/lower";
import type { SortId } from "@/lib/search/sorts";
import { type Entry, rowOf } from "@/lib/server/conversations/map-summary";
import { factsOf } from "./facts";
import type { Place, StreamPlace } from "./place";
import { compareKeys, type Placed, type Reader } from "./placed";
import { type EntryPage, readEntries } from "./read-entries";

/** A page is shown once it has so many rows. */
const rowsPerPage = 30;
/** Few of those that are looked through may match, so more are fetched at once. */
const readPerPage = 100;
/** Calls to Intercom for one page of a list, whatever is found by then. */
const mostCalls = 8;
/** Conversations at one and the same second that a cursor remembers. */
const mostRemembered = 40;

type Gathering = {
  readonly reader: Reader;
  readonly plan: Plan;
  readonly sort: SortId;
  /** Rows that were shown before, in another part of the list. */
  readonly wasShown: (row: QueueRow) => boolean;
};

export type Gathered = {
  readonly rows: readonly QueueRow[];
  /** Null at the end. */
  readonly place: Place | null;
  /** As the place, also at the end. */
  readonly counts: Pick<Place, "read" | "found" | "without">;
  /** How many the questions find, each by itself, by Intercom's count. */
  readonly totals: readonly (number | null)[];
  /** In the order asked for, over all pages. */
  readonly inOrder: boolean;
};

type Work = Gathering & {
  readonly rows: QueueRow[];
  readonly ids: Set<string>;
  readonly totals: (number | null)[];
  readonly accepts: (entry: Entry) => boolean;
  inOrder: boolean;
  calls: number;
  read: number;
  found: number;
  without: number;
};

const acceptor = ({ here }: Plan): ((entry: Entry) => boolean) => {
  if (here === null) return () => true;
  const judge = judgeOf(here);
  const names = namesOf(here).map(({ name }) => name);
  // What cannot be read cannot be judged: it is shown as such, never dropped in silence.
  return (entry) => entry.kind === "unreadable" || judge(factsOf(entry.conversation, names)) === "yes";
};

const take = (work: Work, entry: Entry): void => {
  const row = rowOf(entry);
  if (row.id !== null && work.ids.has(row.id)) return;
  if (row.id !== null) work.ids.add(row.id);
  work.read += 1;
  if (!work.accepts(entry) || work.wasShown(row)) return;
  work.found += 1;
  work.rows.push(row);
};

const ask = async (work: Work, stream: number, after: string | null): Promise<EntryPage> => {
  const query = work.plan.queries[stream];
  if (!query) throw new Error(`there is no question ${stream}`);
  work.calls += 1;
  const perPage = work.plan.here === null ? rowsPerPage : readPerPage;
  const page = await readEntries(work.reader, {
    index: work.plan.index,
    query,
    sort: work.sort,
    perPage,
    after,
  });
  work.totals[stream] = page.total;
  work.inOrder &&= page.inOrder;
  work.without += page.without;
  return page;
};

/** One page of what a plan finds: its questions' answers merged, and looked through where Intercom could not tell. */
export const gather = async (gathering: Gathering, place: Place): Promise<Gathered> => {
  const { read, found, without } = place;
  const work: Work = {
    ...gathering,
    rows: [],
    ids: new Set(),
    totals: gathering.plan.queries.map(() => null),
    accepts: acceptor(gathering.plan),
    inOrder: true,
    calls: 0,
    read,
    found,
    without,
  };
  const next = place.how === "each" ? await oneByOne(work, place) : await merge(work, place);
  const counts = { read: work.read, found: work.found, without: work.without };
  const { rows, totals } = work;
  return { rows, totals, counts, inOrder: work.inOrder, place: next && { ...next, ...counts } };
};

/** Whole pages, one question after the other: right in any order, though one conversation may come again with a later question. */
const oneByOne = async (work: Work, place: Place): Promise<Place | null> => {
  let streams = place.streams;
  while (work.rows.length < rowsPerPage && work.calls < mostCalls) {
    const stream = streams.findIndex(({ done }) => !done);
    if (stream < 0) return null;
    const page = await ask(work, stream, streams[stream]?.after ?? null);
    for (const { entry } of page.placed) take(work, entry);
    streams = streams.map((one, index) =>
      index === stream ? { after: page.after, done: page.after === null } : one,
    );
  }
  return streams.every(({ done }) => done) ? null : { ...place, streams };
};

type Stream = {
  place: StreamPlace;
  /** What of its page has not been passed; null before the page is read. */
  left: Placed[] | null;
  next: string | null;
};

/**
 * The questions' answers in one order. A stream that has more may not run dry while another is read on, and all before the mark has been
 * passed, so that nothing is left out and nothing comes twice, also while conversations come and go.
 */
const merge = async (work: Work, place: Place): Promise<Place | null> => {
  const streams = place.streams.map((one): Stream => ({ place: one, left: null, next: null }));
  let mark = place.mark;
  for (;;) {
    await fill(work, streams, mark);
    // Where Intercom turns out not to sort, nothing can be merged: all is read once more, one by one.
    if (!work.inOrder) return afresh(work, place);
    mark = drain(work, streams, mark);
    const isDone = streams.every((stream) => stream.place.done);
    if (isDone) return null;
    if (work.rows.length >= rowsPerPage || work.calls >= mostCalls) break;
  }
  return { ...place, mark, streams: streams.map((stream) => stream.place) };
};

const afresh = async (work: Work, place: Place): Promise<Place | null> => {
  const start: Place = {
    ...place,
    how: "each",
    mark: null,
    streams: place.streams.map(() => ({ after: null, done: false })),
  };
  work.read = 0;
  work.found = 0;
  const next = await oneByOne(work, start);
  work.inOrder = false;
  return next;
};

const isPassed = ({ entry, key }: Placed, mark: Place["mark"], sort: SortId): boolean => {
  if (!mark) return false;
  const by = compareKeys(key, mark.key, sort);
  if (by !== 0) return by < 0;
  const id = rowOf(entry).id;
  return id !== null && mark.ids.includes(id);
};

/** Reads a page of each stream that has none; one that was passed altogether is followed by the next. */
const fill = async (work: Work, streams: readonly Stream[], mark: Place["mark"]): Promise<void> => {
  await Promise.all(
    streams.map(async (stream, index) => {
      while (!stream.place.done && !stream.left?.length) {
        const page = await ask(work, index, stream.place.after);
        stream.left = keyed(page.placed).filter((one) => !isPassed(one, mark, work.sort));
        stream.next = page.after;
        if (stream.left.length === 0) close(stream);
      }
    }),
  );
};

const close = (stream: Stream): void => {
  stream.place = { after: stream.next, done: stream.next === null };
  stream.left = null;
};

/** What cannot be read stays beside what came before it. */
const keyed = (placed: readonly Placed[]): Placed[] => {
  let before: number | null = placed.find(({ key }) => key !== null)?.key ?? null;
  return placed.map((one) => {
    if (one.entry.kind === "unreadable") return { ...one, key: before };
    before = one.key;
    return one;
  });
};

/** Takes what comes first until a stream that has more runs dry. */
const drain = (work: Work, streams: readonly Stream[], before: Place["mark"]): Place["mark"] => {
  let mark = before;
  for (;;) {
    const open = streams.filter((stream) => !stream.place.done);
    if (open.length === 0 || open.some((stream) => !stream.left?.length)) return mark;
    const first = open.reduce((best, stream) =>
      compareKeys(headOf(stream), headOf(best), work.sort) < 0 ? stream : best,
    );
    const taken = first.left?.shift();
    if (taken) {
      const { id } = rowOf(taken.entry);
      if (!isPassed(taken, mark, work.sort)) take(work, taken.entry);
      const ids = mark && mark.key === taken.key ? mark.ids : [];
      mark = { key: taken.key, ids: id === null ? ids : [...ids, id].slice(-mostRemembered) };
    }
    if (!first.left?.length) close(first);
  }
};

const headOf = (stream: Stream): number | null => stream.left?.[0]?.key ?? null;
