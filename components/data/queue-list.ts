import type { QueueNote, QueuePage } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";

/**
 * What is loaded of one list. Nothing that is read behind the reader's back moves a row that stands: what is new, gone or in another
 * place waits in `next` until it is taken in, while the rows that stand show what is newest of them.
 */
export type QueueList = {
  /** Each conversation once, in the order that the reader sees. */
  readonly rows: readonly QueueRow[];
  /** The list as it would stand now; null where that is the same. */
  readonly next: readonly QueueRow[] | null;
  /** Ids of `rows` that are no longer in the list. */
  readonly left: readonly string[];
  /** Where reading on begins; null when all is read. */
  readonly nextCursor: string | null;
  readonly total: number | null;
  readonly totalIsExact: boolean;
  readonly notes: readonly QueueNote[];
  /** When the first page was read from Intercom, unix milliseconds. */
  readonly fetchedAtMs: number;
  readonly stale: boolean;
  /** Since when this browser knows of what it has done itself that the count holds it, unix milliseconds of this browser. */
  readonly countedAtMs: number;
  /** By how much the count and the rows of a list that is read to its end differed after all of it was read again. */
  readonly drift: number;
};

/** Each id once; what has none cannot be told apart and stays. */
export const once = (rows: readonly QueueRow[]): readonly QueueRow[] => {
  const seen = new Set<string>();
  return rows.filter((row) => {
    if (row.id === null) return true;
    if (seen.has(row.id)) return false;
    seen.add(row.id);
    return true;
  });
};

export const idsOf = (rows: readonly QueueRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => (row.id === null ? [] : [row.id])));

/** The newer of two states of one conversation; the known one where nothing has changed, so that it is not drawn again. */
export const newer = (known: QueueRow, read: QueueRow): QueueRow => {
  if (known === read) return known;
  if (known.kind === "conversation" && read.kind === "conversation" && known.updatedAt > read.updatedAt)
    return known;
  return JSON.stringify(known) === JSON.stringify(read) ? known : read;
};

export const updated = (
  rows: readonly QueueRow[],
  read: ReadonlyMap<string | null, QueueRow>,
): readonly QueueRow[] => {
  let changed = false;
  const next = rows.map((row) => {
    const found = row.id === null ? undefined : read.get(row.id);
    const now = found === undefined ? row : newer(row, found);
    if (now !== row) changed = true;
    return now;
  });
  return changed ? next : rows;
};

export const byId = (rows: readonly QueueRow[]) => new Map(rows.map((row) => [row.id, row] as const));

/** A list of which one page is known. */
export const listOf = (page: QueuePage, askedAtMs: number): QueueList => ({
  rows: once(page.rows),
  next: null,
  left: [],
  nextCursor: page.nextCursor,
  total: page.total,
  totalIsExact: page.totalIsExact,
  notes: page.notes,
  fetchedAtMs: page.fetchedAtMs,
  stale: page.stale,
  countedAtMs: page.stale ? 0 : askedAtMs,
  drift: 0,
});

/** The list as it stands now by all that is known. */
export const latestOf = (list: QueueList): readonly QueueRow[] => list.next ?? list.rows;

/** The list with one page more at its end. */
export const withPage = (known: QueueList, page: QueuePage): QueueList => {
  const read = byId(page.rows);
  const add = (rows: readonly QueueRow[]) => once([...updated(rows, read), ...page.rows]);
  const there = idsOf(page.rows);
  return {
    ...known,
    rows: add(known.rows),
    next: known.next && add(known.next),
    left: known.left.filter((id) => !there.has(id)),
    nextCursor: page.nextCursor,
    notes: page.notes,
    ...(page.total === null ? {} : { total: page.total, totalIsExact: page.totalIsExact }),
  };
};

/** Shows what was held back. */
export const takenIn = (list: QueueList): QueueList =>
  list.next === null ? list : { ...list, rows: list.next, next: null, left: [] };

/** Ids of what came in and is held back, in order. */
export const arrivedIn = ({ rows, next }: QueueList): readonly string[] => {
  if (next === null) return [];
  const there = idsOf(rows);
  return next.flatMap(({ id }) => (id === null || there.has(id) ? [] : [id]));
};

/** The list with one conversation as it is now; the same list where that changes nothing. */
export const withRow = (list: QueueList, row: QueueRow): QueueList => {
  const put = (rows: readonly QueueRow[]) => {
    const at = rows.findIndex((one) => one.id === row.id && one.kind === "conversation");
    return at < 0 ? rows : rows.with(at, row);
  };
  const [rows, next] = [put(list.rows), list.next && put(list.next)];
  return rows === list.rows && next === list.next ? list : { ...list, rows, next };
};
