import "server-only";
import type { Sort } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { toSeconds, type UnixSeconds } from "@/lib/core/time";
import { searchConversations } from "@/lib/intercom/conversations";
import type { IntercomQuery } from "@/lib/intercom/query";
import { sorts } from "@/lib/search/sorts";
import type { Ctx } from "@/lib/server/context";
import { mapRows } from "@/lib/server/conversations/map-summary";
import { type Cursor, startAgain } from "./cursor";
import type { Understood } from "./understand";

const rowsPerPage = 30;

/** Those who wait longest first; then those for whom nobody waits, and what cannot be read, each as they came. */
const waitingFirst = (rows: readonly QueueRow[]): readonly QueueRow[] => {
  const rank = (row: QueueRow): number =>
    row.kind === "conversation" ? (row.waitingSince ?? Number.MAX_SAFE_INTEGER - 1) : Number.MAX_SAFE_INTEGER;
  return rows.toSorted((a, b) => rank(a) - rank(b));
};

export type Asking = {
  readonly ctx: Ctx;
  readonly query: Understood;
  readonly sort: Sort;
  readonly now: UnixSeconds;
  readonly signal: AbortSignal;
};

type Asked = {
  readonly rows: readonly QueueRow[];
  readonly after: string | null;
  readonly total: number | null;
};

const ask = async (
  { ctx, now, query, signal }: Asking,
  sort: Sort,
  after: string | null,
  part: IntercomQuery["query"] = query.at(now),
): Promise<Asked> => {
  const { field, order } = sorts[sort];
  const pagination = { per_page: rowsPerPage, ...(after === null ? {} : { starting_after: after }) };
  const body = { query: part, pagination, sort: { field, order } };
  const page = await searchConversations(ctx.intercom, body, { signal }).catch((error: unknown) => {
    // Intercom refuses a cursor that it no longer knows as it refuses anything else.
    if (after !== null && isAppError(error) && error.code === "intercom_refused") throw startAgain(error);
    throw error;
  });
  return { rows: mapRows(page), after: page.next_cursor, total: page.total_count };
};

type Read = {
  readonly rows: readonly QueueRow[];
  readonly total: number | null;
  readonly next: Cursor | null;
};

const read = ({ rows, total, after }: Asked, from: Omit<Cursor, "after">): Read => ({
  rows,
  total,
  next: after === null ? null : { ...from, after },
});

const waitingPage = async (asking: Asking, after: string | null): Promise<Read | null> => {
  const { ctx, query, now } = asking;
  const narrowed = query.waitingAt(now);
  if (narrowed === null) return null;
  const page = await ask(asking, "waiting", after, narrowed);
  if (page.after !== null) return read({ ...page, total: null }, { part: "waiting", now, endedAt: 0 });
  const endedAt = toSeconds(ctx.clock.now());
  return { rows: page.rows, total: null, next: { part: "rest", after: null, now, endedAt } };
};

/** Our clock and Intercom's may differ by this much; what comes twice by it is shown once. */
const skewSeconds = 120;
/** So many pages of those who were shown already are passed over in one go. */
const mostPassedOver = 30;

const restPage = async (asking: Asking, cursor: Cursor): Promise<Read> => {
  const wasShown = (row: QueueRow): boolean =>
    row.kind === "conversation" &&
    row.waitingSince !== null &&
    row.waitingSince <= cursor.endedAt - skewSeconds;
  let { after } = cursor;
  for (let passed = 1; ; passed += 1) {
    const page = await ask(asking, "updated", after);
    const rows = page.rows.filter((row) => !wasShown(row));
    after = page.after;
    if (rows.length > 0 || after === null || passed === mostPassedOver)
      return read({ ...page, rows }, cursor);
  }
};

/** Whether the rest of the list may hold rows that belong before these: somebody waits there, and nobody here. */
const isMisplaced = (rows: readonly QueueRow[]): boolean => {
  const [first] = rows;
  const isSorted = waitingFirst(rows).every((row, index) => row === rows[index]);
  return !isSorted || (first?.kind === "conversation" && first.waitingSince === null);
};

/**
 * Where Intercom sorts those without a value is not documented, nor is sorting. If the first page shows that they do not
 * come last, those who wait are asked for by themselves, and after them all the others.
 */
const firstWaitingPage = async (asking: Asking): Promise<Read> => {
  const all = await ask(asking, "waiting", null);
  const plain = read(all, { part: "all", now: asking.now, endedAt: 0 });
  if (all.after === null) return { ...plain, rows: waitingFirst(all.rows) };
  if (!isMisplaced(all.rows)) return plain;
  const waiting = await waitingPage(asking, null);
  return waiting && waiting.rows.length > 0 ? { ...waiting, total: all.total } : plain;
};

/** One page of the list, or where `cursor` says that it goes on. */
export const readPage = async (asking: Asking, cursor: Cursor | null): Promise<Read> => {
  if (cursor?.part === "rest") return restPage(asking, cursor);
  if (cursor?.part === "waiting") {
    const page = await waitingPage(asking, cursor.after);
    if (page) return page;
    throw startAgain();
  }
  if (asking.sort === "waiting" && cursor === null) return firstWaitingPage(asking);
  const page = await ask(asking, asking.sort, cursor?.after ?? null);
  return read(page, { part: "all", now: asking.now, endedAt: 0 });
};
