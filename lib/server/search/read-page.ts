import "server-only";
import type { QueueNote, Sort } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import { toSeconds, type UnixSeconds } from "@/lib/core/time";
import { searchConversations } from "@/lib/intercom/conversations";
import { namesOf, type Plan } from "@/lib/search/lower";
import type { Ctx } from "@/lib/server/context";
import { rowOf } from "@/lib/server/conversations/map-summary";
import { type Cursor, startAgain } from "./cursor";
import { gather } from "./gather";
import { type Place, readPlace, startPlace, writePlace } from "./place";
import { compareKeys } from "./placed";
import { readEntries } from "./read-entries";
import type { Understood } from "./understand";

const rowsPerPage = 30;

export type Asking = {
  readonly ctx: Ctx;
  readonly query: Understood;
  readonly sort: Sort;
  readonly now: UnixSeconds;
  readonly signal: AbortSignal;
};

type Asked = {
  readonly rows: readonly QueueRow[];
  /** Opaque; null at the end. */
  readonly after: string | null;
  readonly total: number | null;
  readonly totalIsExact: boolean;
  readonly inOrder: boolean;
  readonly notes: readonly QueueNote[];
  /** How many were found up to here, where they are counted. */
  readonly found: number;
};

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

/** Most lists are one question to Intercom, and its answer as it comes. */
const isPlain = ({ index, queries, here }: Plan): boolean =>
  index === "conversations" && queries.length === 1 && here === null;

type From = {
  readonly sort: Sort;
  readonly after: string | null;
  readonly plan: Plan;
  readonly wasShown?: (row: QueueRow) => boolean;
  /** How many another part of the list had before this one. */
  readonly found?: number;
};

const askPlain = async ({ ctx, signal }: Asking, { plan, sort, after }: From): Promise<Asked> => {
  const [query] = plan.queries;
  if (!query) throw startAgain();
  const question = { index: plan.index, query, sort, perPage: rowsPerPage, after };
  const page = await readEntries({ ctx, signal }, question);
  return {
    rows: page.placed.map(({ entry }) => rowOf(entry)),
    after: page.after,
    total: page.total,
    totalIsExact: page.total !== null,
    inOrder: page.inOrder,
    notes: [],
    found: 0,
  };
};

const totalOf = (
  plan: Plan,
  { found, how }: { readonly found: number; readonly how: Place["how"] },
  totals: readonly (number | null)[],
  isWhole: boolean,
): Pick<Asked, "total" | "totalIsExact"> => {
  if (isWhole) return { total: found, totalIsExact: true };
  // Tickets may have no conversation, or several of them one.
  if (plan.here !== null || plan.index === "tickets") return { total: null, totalIsExact: false };
  const known = totals.filter((total) => total !== null);
  // Pieces overlap, so there are at least as many as the largest holds; read one after the other, they find the same again.
  const total = known.length === 0 ? null : Math.max(how === "merged" ? found : 0, ...known);
  return { total, totalIsExact: false };
};

const notesOf = (
  plan: Plan,
  counts: { readonly read: number; readonly found: number; readonly without: number },
  totals: readonly (number | null)[],
): readonly QueueNote[] => {
  const { read, found, without } = counts;
  const [only = null] = totals;
  const of = totals.length === 1 ? only : null;
  return [
    ...(plan.queries.length > 1 ? [{ kind: "split" as const, queries: plan.queries.length }] : []),
    ...(plan.here === null
      ? []
      : [{ kind: "filtered-after-loading" as const, fields: namesOf(plan.here), read, of, found }]),
    ...(plan.index === "tickets" ? [{ kind: "tickets" as const, without }] : []),
  ];
};

const askGathered = async ({ ctx, signal }: Asking, from: From): Promise<Asked> => {
  const { plan, sort, after, wasShown = () => false } = from;
  const streams = plan.queries.length;
  const canMerge = streams > 1 && ctx.connection.findings?.sort !== "refused";
  const start = startPlace(streams, canMerge ? "merged" : "each", from.found ?? 0);
  const place = after === null ? start : readPlace(after, streams);
  const page = await gather({ reader: { ctx, signal }, plan, sort, wasShown }, place);
  const how = page.place?.how ?? place.how;
  const isWhole = page.place === null && (streams === 1 || how === "merged") && page.inOrder;
  return {
    rows: page.rows,
    after: page.place && writePlace(page.place),
    ...totalOf(
      plan,
      { found: page.counts.found, how },
      page.totals,
      isWhole || (page.place === null && streams === 1),
    ),
    inOrder: page.inOrder && (streams === 1 || how === "merged"),
    notes: notesOf(plan, page.counts, page.totals),
    found: page.counts.found,
  };
};

const ask = (asking: Asking, from: From): Promise<Asked> =>
  isPlain(from.plan) ? askPlain(asking, from) : askGathered(asking, from);

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
/** So many pages of those who were shown already are passed over in one go. */
const mostPassedOver = 30;

const restPage = async (asking: Asking, cursor: Cursor): Promise<Read> => {
  const wasShown = (row: QueueRow): boolean =>
    row.kind === "conversation" &&
    row.waitingSince !== null &&
    row.waitingSince <= cursor.endedAt - skewSeconds;
  const plan = asking.query.planAt(asking.now);
  let { after } = cursor;
  for (let passed = 1; ; passed += 1) {
    const page = await ask(asking, { sort: "updated", after, plan, wasShown, found: cursor.found });
    const rows = page.rows.filter((row) => !wasShown(row));
    after = page.after;
    if (rows.length > 0 || after === null || passed === mostPassedOver || !isPlain(plan))
      return read({ ...page, rows }, "updated", cursor, false);
  }
};

/** Whether the rest of the list may hold rows that belong before these: somebody waits there, and nobody here. */
const isMisplaced = ({ rows, inOrder }: Asked): boolean => {
  const [first] = rows;
  return !inOrder || (first?.kind === "conversation" && first.waitingSince === null);
};

const countAll = async ({ ctx, signal }: Asking, plan: Plan): Promise<number | null> => {
  const [query] = plan.queries;
  if (!query) return null;
  const body = { query, pagination: { per_page: 1 } };
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
