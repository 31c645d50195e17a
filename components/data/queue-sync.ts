import type { QueuePage } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import type { AskedSort } from "@/lib/search/sorts";
import { latestOf, listOf, type QueueList, withPage } from "./queue-list";
import { withNews } from "./queue-news";

/** Reads one page; `fresh` past the server's cache. */
export type ReadPage = (ask: {
  readonly sort: AskedSort;
  readonly cursor: string | null;
  readonly fresh?: boolean;
}) => Promise<QueuePage>;

/** Clocks may differ, and Intercom may find a change a moment late. */
const overlapMs = 120_000;
/** So many pages of changes are read in one go; who was away for longer refreshes. */
const mostChangePages = 5;
/** A list that is read to its end and as short as this is read again as a whole when its count does not fit. */
const mostReadAgain = 300;

const lastChangeMs = (rows: readonly QueueRow[]): number => {
  const last = rows.findLast((row) => row.kind === "conversation");
  return last === undefined ? 0 : last.updatedAt * 1000;
};

/** Rows of any place in the list that changed since it was last read: the newest changes first, for as long as they are new. */
const changesSince = async (
  read: ReadPage,
  first: QueuePage,
  sort: AskedSort,
  sinceMs: number,
): Promise<readonly QueueRow[]> => {
  const rows: QueueRow[] = [];
  let page = sort === "updated" ? first : await read({ sort: "updated", cursor: null });
  for (let count = 1; ; count += 1) {
    rows.push(...page.rows);
    const over = page.nextCursor === null || lastChangeMs(page.rows) < sinceMs;
    if (over || count === mostChangePages) return rows.filter((row) => isSince(row, sinceMs));
    page = await read({ sort: "updated", cursor: page.nextCursor });
  }
};

const isSince = (row: QueueRow, sinceMs: number): boolean =>
  row.kind === "conversation" && row.updatedAt * 1000 >= sinceMs;

/** `from` and all pages after it, as one. */
const toTheEnd = async (read: ReadPage, from: QueuePage, sort: AskedSort): Promise<QueuePage> => {
  let page = from;
  const rows = [...from.rows];
  while (page.nextCursor !== null && rows.length <= mostReadAgain) {
    page = await read({ sort, cursor: page.nextCursor });
    rows.push(...page.rows);
  }
  return { ...from, rows, nextCursor: page.nextCursor };
};

const differenceOf = (list: QueueList): number =>
  list.nextCursor === null && list.totalIsExact && list.total !== null
    ? list.total - latestOf(list).length
    : 0;

/**
 * What stands now, over what is known, in one or two reads however much is loaded: the first page, and what changed anywhere in the list
 * since the last time. Only a short list that was read to its end, and whose count then does not fit, is read again as a whole.
 */
export const syncList = async (
  read: ReadPage,
  known: QueueList,
  sort: AskedSort,
  nowMs: () => number,
  latest: () => QueueList | undefined = () => known,
): Promise<QueueList> => {
  const askedAtMs = nowMs();
  const first = await read({ sort, cursor: null });
  const sinceMs = known.fetchedAtMs - overlapMs;
  const changed = first.nextCursor === null ? [] : await changesSince(read, first, sort, sinceMs);
  // Reading on may have added to the list meanwhile.
  const list = withNews(latest() ?? known, { first, changed, askedAtMs }, sort);
  const drift = differenceOf(list);
  if (drift === list.drift || latestOf(list).length > mostReadAgain) return list;
  const whole = await toTheEnd(read, first, sort);
  const again = withNews(latest() ?? known, { first: whole, changed: [], askedAtMs }, sort);
  return { ...again, drift: differenceOf(again) };
};

/** The list read anew from the top, as far down as it was known, within reason; nothing of the old one is kept. */
export const readAgain = async (
  read: ReadPage,
  known: QueueList | undefined,
  sort: AskedSort,
  nowMs: () => number,
): Promise<QueueList> => {
  let list = listOf(await read({ sort, cursor: null, fresh: true }), nowMs());
  const wanted = Math.min(known?.rows.length ?? 0, mostReadAgain);
  while (list.rows.length < wanted && list.nextCursor !== null)
    list = withPage(list, await read({ sort, cursor: list.nextCursor, fresh: true }));
  return list;
};
