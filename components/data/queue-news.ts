import type { QueuePage } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import type { AskedSort } from "@/lib/search/sorts";
import { byId, idsOf, latestOf, newer, once, type QueueList, updated } from "./queue-list";

/** What was read behind the reader's back: the first page, and rows of any place that changed since the last time. */
export type News = {
  readonly first: QueuePage;
  readonly changed: readonly QueueRow[];
  readonly askedAtMs: number;
};

const unknownKey = Number.MAX_SAFE_INTEGER;

/** Small is above. Null for what cannot be read. */
const keyOf = (row: QueueRow, sort: AskedSort): number | null => {
  if (row.kind === "unreadable") return null;
  switch (sort) {
    case "waiting":
      return row.waitingSince ?? unknownKey;
    case "updated":
      return -row.updatedAt;
    case "created":
      return -row.createdAt;
    case "oldest":
      return row.createdAt;
  }
};

const isAbove = (row: QueueRow, other: QueueRow | undefined, sort: AskedSort): boolean => {
  const [key, than] = [keyOf(row, sort), other === undefined ? null : keyOf(other, sort)];
  return key !== null && than !== null && key < than;
};

/** What cannot be read has no key: it stays behind the row before it. */
const keysOf = (rows: readonly QueueRow[], sort: AskedSort): readonly number[] => {
  let last = Number.MIN_SAFE_INTEGER;
  return rows.map((row) => {
    last = keyOf(row, sort) ?? last;
    return last;
  });
};

const inOrder = (rows: readonly QueueRow[], sort: AskedSort): readonly QueueRow[] => {
  const keys = keysOf(rows, sort);
  return rows
    .map((row, index) => ({ row, key: keys[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);
};

const isInOrder = (rows: readonly QueueRow[], sort: AskedSort): boolean =>
  keysOf(rows, sort).every((key, index, keys) => index === 0 || (keys[index - 1] ?? 0) <= key);

/** What was read, with the known state of a row where that is newer or the same. */
const settled = (
  read: readonly QueueRow[],
  known: ReadonlyMap<string | null, QueueRow>,
): readonly QueueRow[] =>
  read.map((row) => {
    const before = row.id === null ? undefined : known.get(row.id);
    return before === undefined ? row : newer(before, row);
  });

/** Rows that are known and stay below the first page, as far as anybody can tell. */
const keptBelow = (known: QueueList, { first, changed }: News, sort: AskedSort): readonly QueueRow[] => {
  if (first.nextCursor === null) return [];
  const [fresh, matching] = [idsOf(first.rows), idsOf(changed)];
  const last = first.rows.findLast((row) => row.kind === "conversation");
  return latestOf(known).filter((row, index) => {
    if (row.id === null) return index >= first.rows.length;
    if (fresh.has(row.id)) return false;
    return matching.has(row.id) || !isAbove(row, last, sort);
  });
};

/** The whole list by the news: the first page as it is, then what is known, and changed rows where they belong. */
const nextOf = (known: QueueList, news: News, sort: AskedSort): readonly QueueRow[] => {
  const { first, changed } = news;
  const kept = updated(keptBelow(known, news, sort), byId(changed));
  const placed = [...first.rows, ...kept];
  const there = idsOf(placed);
  const strangers = changed.filter((row) => row.id !== null && !there.has(row.id));
  const complete = first.nextCursor === null || (kept.length > 0 && known.nextCursor === null);
  const end = placed.findLast((row) => row.kind === "conversation");
  const wanted = strangers.filter((row) => complete || isAbove(row, end, sort));
  // Where Intercom does not sort as it was asked, its order is the only one there is.
  if (!isInOrder(first.rows, sort)) return once([...first.rows, ...wanted, ...kept]);
  return once(inOrder([...placed, ...wanted], sort));
};

const sameIds = (a: readonly QueueRow[], b: readonly QueueRow[]): boolean =>
  a.length === b.length && a.every((row, index) => row.id === b[index]?.id);

/** The list with what was read behind the reader's back: rows that stand are up to date, all else is held in `next`. */
export const withNews = (known: QueueList, news: News, sort: AskedSort): QueueList => {
  const { first, askedAtMs } = news;
  const next = settled(nextOf(known, news, sort), byId([...latestOf(known), ...known.rows]));
  const rows = updated(known.rows, byId([...news.changed, ...next]));
  const there = idsOf(next);
  const deeper = next.length > first.rows.length && !first.totalIsExact;
  const kept = keptBelow(known, news, sort).length > 0;
  return {
    ...known,
    ...(sameIds(rows, next)
      ? { rows, next: null, left: [] }
      : { rows, next, left: rows.flatMap(({ id }) => (id === null || there.has(id) ? [] : [id])) }),
    nextCursor: first.nextCursor === null || !kept ? first.nextCursor : known.nextCursor,
    ...(deeper ? {} : { total: first.total, totalIsExact: first.totalIsExact, notes: first.notes }),
    fetchedAtMs: first.fetchedAtMs,
    stale: first.stale,
    countedAtMs: first.stale ? known.countedAtMs : askedAtMs,
  };
};
