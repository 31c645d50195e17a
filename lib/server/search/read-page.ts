import "server-only";
import type { Sort } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import { toSeconds, type UnixSeconds } from "@/lib/core/time";
import { searchConversations } from "@/lib/intercom/conversations";
import type { Plan } from "@/lib/search/lower";
import { type Asked, type Asking, ask, isPlain } from "./ask-page";
import { costOf, mostCalls, spend } from "./calls";
import { type Cursor, startAgain } from "./cursor";
import { compareKeys } from "./placed";

const keyOf = (row: QueueRow, sort: Sort): UnixSeconds | null => {
  if (row.kind !== "conversation") return null;
  if (sort === "waiting") return row.waitingSince;
  return sort === "updated" ? row.updatedAt : row.createdAt;
};

/** In the order asked for; what has no place in it, and what cannot be read, at the end as it came. */
const sorted = (rows: readonly QueueRow[], sort: Sort): readonly QueueRow[] => {
  const rank = (row: QueueRow): number => (row.kind === "conversation" ? 0 : 1);
  return rows.toSorted((a, b) => rank(a) - rank(b) || compareKeys(keyOf(a, sort), keyOf(b, sort), sort));
};

type Read = Pick<Asked, "rows" | "total" | "totalIsExact" | "notes"> & { readonly next: Cursor | null };

/** Where Intercom did not sort, what is on the page is sorted, and that is said unless the page is all there is. */
const read = (asked: Asked, sort: Sort, from: Omit<Cursor, "after">, isFirst: boolean): Read => {
  const { rows, total, totalIsExact, notes, after, inOrder } = asked;
  const next = after === null ? null : { ...from, after };
  if (inOrder) return { rows, total, totalIsExact, notes, next };
  const said = isFirst && next === null ? notes : [...notes, { kind: "loaded-rows-sorted" as const }];
  return { rows: sorted(rows, sort), total, totalIsExact, notes: said, next };
};

const unknownTotal = { total: null, totalIsExact: false } as const;

const waitingPage = async (asking: Asking, after: string | null): Promise<Read | null> => {
  const { ctx, query, now } = asking;
  const plan = query.waitingPlanAt(now);
  if (plan === null) return null;
  const page = await ask(asking, { sort: "waiting", after, plan });
  const whole = {
    ...page,
    ...(isPlain(plan) || plan.here !== null ? unknownTotal : {}),
    totalIsExact: false,
  };
  const part = { part: "waiting", now, endedAt: 0, found: 0 } as const;
  if (page.after !== null) return read(whole, "waiting", part, after === null);
  const endedAt = toSeconds(ctx.clock.now());
  const shown = read(whole, "waiting", part, after === null);
  return { ...shown, next: { part: "rest", after: null, now, endedAt, found: page.found } };
};

/** Our clock and Intercom's may differ by this much; what comes twice by it is shown once. */
const skewSeconds = 120;

const restPage = async (asking: Asking, cursor: Cursor): Promise<Read> => {
  const wasShown = (row: QueueRow): boolean =>
    row.kind === "conversation" &&
    row.waitingSince !== null &&
    row.waitingSince <= cursor.endedAt - skewSeconds;
  const plan = asking.query.planAt(asking.now);
  let { after } = cursor;
  for (;;) {
    const page = await ask(asking, { sort: "updated", after, plan, wasShown, found: cursor.found });
    const rows = page.rows.filter((row) => !wasShown(row));
    after = page.after;
    if (rows.length > 0 || after === null || !isPlain(plan))
      return read({ ...page, rows }, "updated", cursor, false);
    if (asking.calls.left < costOf(plan.index, asking.calls)) {
      const notes = [{ kind: "stopped" as const, calls: mostCalls }];
      return read({ ...page, rows, notes }, "updated", cursor, false);
    }
  }
};

/** Whether the rest of the list may hold rows that belong before these: somebody waits there, and nobody here. */
const isMisplaced = ({ rows, inOrder }: Asked): boolean => {
  const [first] = rows;
  return !inOrder || (first?.kind === "conversation" && first.waitingSince === null);
};

const countAll = async ({ ctx, signal, calls }: Asking, plan: Plan): Promise<number | null> => {
  const [query] = plan.queries;
  if (!query) return null;
  const body = { query, pagination: { per_page: 1 } };
  spend(calls);
  return (await searchConversations(ctx.intercom, body, { signal })).total_count;
};

/**
 * Where Intercom sorts those without a value is not documented, nor is sorting. If it is known, or the first page shows, that they do not
 * come last, those who wait are asked for by themselves, and after them all the others.
 */
const firstWaitingPage = async (asking: Asking, plan: Plan): Promise<Read> => {
  const { now } = asking;
  const found = asking.ctx.connection.findings?.waitingSort ?? null;
  if (plan.index === "tickets") return firstOf(asking, plan);
  if (!isPlain(plan)) return (await waitingPage(asking, null)) ?? firstOf(asking, plan);
  if (found !== null && found !== "unset-last") {
    const [waiting, total] = await Promise.all([waitingPage(asking, null), countAll(asking, plan)]);
    if (waiting && waiting.rows.length > 0) return { ...waiting, total, totalIsExact: total !== null };
  }
  const all = await ask(asking, { sort: "waiting", after: null, plan });
  const plain = read(all, "waiting", { part: "all", now, endedAt: 0, found: 0 }, true);
  if (all.after === null || !isMisplaced(all)) return plain;
  const waiting = await waitingPage(asking, null);
  if (!waiting || waiting.rows.length === 0) return plain;
  return { ...waiting, total: all.total, totalIsExact: all.totalIsExact };
};

const firstOf = async (asking: Asking, plan: Plan): Promise<Read> => {
  const page = await ask(asking, { sort: asking.sort, after: null, plan });
  return read(page, asking.sort, { part: "all", now: asking.now, endedAt: 0, found: 0 }, true);
};

/** One page of the list, or where `cursor` says that it goes on. */
export const readPage = async (asking: Asking, cursor: Cursor | null): Promise<Read> => {
  if (cursor?.part === "rest") return restPage(asking, cursor);
  if (cursor?.part === "waiting") {
    const page = await waitingPage(asking, cursor.after);
    if (page) return page;
    throw startAgain();
  }
  const plan = asking.query.planAt(asking.now);
  if (cursor === null) {
    return asking.sort === "waiting" ? firstWaitingPage(asking, plan) : firstOf(asking, plan);
  }
  const page = await ask(asking, { sort: asking.sort, after: cursor.after, plan });
  return read(page, asking.sort, { part: "all", now: asking.now, endedAt: 0, found: 0 }, false);
};
