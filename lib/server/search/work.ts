import "server-only";
import type { QueueRow } from "@/lib/conversation/model";
import { judgeOf } from "@/lib/search/evaluate";
import { namesOf, type Plan } from "@/lib/search/lower";
import type { SortId } from "@/lib/search/sorts";
import { type Entry, rowOf } from "@/lib/server/conversations/map-summary";
import { costOf } from "./calls";
import { factsOf } from "./facts";
import { type Place, returningAfter } from "./place";
import type { Placed, Reader } from "./placed";
import { type EntryPage, readEntries } from "./read-entries";
import { mostTickets } from "./ticket-conversations";

/** A page is shown once it has so many rows. */
export const rowsPerPage = 30;
/** Few of those that are looked through may match, so more are fetched at once. */
const readPerPage = 100;
/** Intercom's most, for whoever only counts. */
export const mostPerPage = 150;

export type Gathering = {
  readonly reader: Reader;
  readonly plan: Plan;
  readonly sort: SortId;
  /** Rows that were shown before, in another part of the list. */
  readonly wasShown: (row: QueueRow) => boolean;
  /** How many that part found. */
  readonly foundBefore?: number;
  /** Nobody waits for rows: as few and large pages as can be. */
  readonly counts?: true;
};

/** One page while it is put together. */
export type Work = Gathering & {
  readonly rows: QueueRow[];
  readonly ids: Set<string>;
  readonly totals: (number | null)[];
  readonly accepts: (entry: Entry) => boolean;
  /** Questions are asked one after the other: what one found, another may find again. */
  overlaps: boolean;
  inOrder: boolean;
  read: number;
  found: number;
  without: number;
  returning: readonly string[];
  lost: boolean;
};

const acceptor = ({ here }: Plan): ((entry: Entry) => boolean) => {
  if (here === null) return () => true;
  const judge = judgeOf(here);
  const names = namesOf(here).map(({ name }) => name);
  // What cannot be read cannot be judged: it is shown as such, never dropped in silence.
  return (entry) => entry.kind === "unreadable" || judge(factsOf(entry.conversation, names)) === "yes";
};

export const startWork = (gathering: Gathering, place: Place): Work => ({
  ...gathering,
  rows: [],
  ids: new Set(),
  totals: gathering.plan.queries.map(() => null),
  accepts: acceptor(gathering.plan),
  overlaps: place.how === "each" && place.streams.length > 1,
  inOrder: true,
  read: place.read,
  found: place.found,
  without: place.without,
  returning: place.returning,
  lost: place.lost,
});

/** Whether it was there before; if not, that it is now. */
const isKnown = (work: Work, { id, mayReturn: isShared = false }: Placed): boolean => {
  const mayReturn = isShared || work.overlaps;
  if (id === null) return false;
  if (work.ids.has(id) || (mayReturn && work.returning.includes(id))) return true;
  work.ids.add(id);
  if (!mayReturn) return false;
  const { ids, lost } = returningAfter(work.returning, id);
  work.returning = ids;
  work.lost ||= lost;
  return false;
};

export const take = (work: Work, placed: Placed): void => {
  if (isKnown(work, placed)) return;
  const { entry } = placed;
  if (entry === null) {
    work.without += 1;
    return;
  }
  const row = rowOf(entry);
  work.read += 1;
  if (!work.accepts(entry) || work.wasShown(row)) return;
  work.found += 1;
  work.rows.push(row);
};

/** For how many more pages of a question, one each, the calls of this page of the list suffice. */
export const pagesLeft = ({ plan, reader: { calls } }: Work): number => {
  const cost = costOf(plan.index, calls);
  // Until one has shown whether Intercom sorts, the rest waits, so that only one is asked twice.
  return calls.sorts === null ? Math.min(1, Math.floor(calls.left / cost)) : Math.floor(calls.left / cost);
};

const perPageOf = ({ plan: { index, here }, counts }: Work): number => {
  if (index === "tickets") return mostTickets;
  if (counts) return mostPerPage;
  return here === null ? rowsPerPage : readPerPage;
};

/** One page of one question; only while `pagesLeft`. */
export const ask = async (work: Work, stream: number, after: string | null): Promise<EntryPage> => {
  const { plan, sort, reader } = work;
  const query = plan.queries[stream];
  if (!query) throw new Error(`there is no question ${stream}`);
  const page = await readEntries(reader, { index: plan.index, query, sort, perPage: perPageOf(work), after });
  work.totals[stream] = page.total;
  work.inOrder &&= page.inOrder;
  return page;
};
