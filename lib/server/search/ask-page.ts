import "server-only";
import type { QueueNote, Sort } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import type { UnixSeconds } from "@/lib/core/time";
import { namesOf, type Plan } from "@/lib/search/lower";
import type { Ctx } from "@/lib/server/context";
import { rowOf } from "@/lib/server/conversations/map-summary";
import { type Calls, mostCalls } from "./calls";
import { startAgain } from "./cursor";
import { type Gathered, gather } from "./gather";
import { type Place, readPlace, startPlace, writePlace } from "./place";
import { readEntries } from "./read-entries";
import type { Understood } from "./understand";
import { rowsPerPage } from "./work";

export type Asking = {
  readonly ctx: Ctx;
  readonly query: Understood;
  readonly sort: Sort;
  readonly now: UnixSeconds;
  readonly signal: AbortSignal;
  /** For all of this page. */
  readonly calls: Calls;
};

export type Asked = {
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

/** Most lists are one question to Intercom, and its answer as it comes. */
export const isPlain = ({ index, queries, here }: Plan): boolean =>
  index === "conversations" && queries.length === 1 && here === null;

type From = {
  readonly sort: Sort;
  readonly after: string | null;
  readonly plan: Plan;
  readonly wasShown?: (row: QueueRow) => boolean;
  /** How many another part of the list had before this one. */
  readonly found?: number;
};

const askPlain = async ({ ctx, signal, calls }: Asking, { plan, sort, after }: From): Promise<Asked> => {
  const [query] = plan.queries;
  if (!query) throw startAgain();
  const question = { index: plan.index, query, sort, perPage: rowsPerPage, after };
  const page = await readEntries({ ctx, options: { signal }, calls }, question);
  return {
    rows: page.placed.flatMap(({ entry }) => (entry === null ? [] : [rowOf(entry)])),
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
  { found, how, lost }: Pick<Place, "found" | "how" | "lost">,
  totals: readonly (number | null)[],
  isWhole: boolean,
): Pick<Asked, "total" | "totalIsExact"> => {
  if (isWhole && !lost) return { total: found, totalIsExact: true };
  // Tickets may have no conversation, or several of them one.
  if (plan.here !== null || plan.index === "tickets") return { total: null, totalIsExact: false };
  const known = totals.filter((total) => total !== null);
  // Pieces overlap, so there are at least as many as the largest holds; read one after the other, they find the same again.
  const total = known.length === 0 ? null : Math.max(how === "merged" && !lost ? found : 0, ...known);
  return { total, totalIsExact: false };
};

const notesOf = (plan: Plan, { counts, totals, place, rows }: Gathered): readonly QueueNote[] => {
  const { read, found, without } = counts;
  const [only = null] = totals;
  const of = totals.length === 1 ? only : null;
  return [
    ...(plan.queries.length > 1 ? [{ kind: "split" as const, queries: plan.queries.length }] : []),
    ...(plan.here === null
      ? []
      : [{ kind: "filtered-after-loading" as const, fields: namesOf(plan.here), read, of, found }]),
    ...(plan.index === "tickets" ? [{ kind: "tickets" as const, without }] : []),
    ...(place !== null && rows.length < rowsPerPage ? [{ kind: "stopped" as const, calls: mostCalls }] : []),
  ];
};

const askGathered = async ({ ctx, signal, calls }: Asking, from: From): Promise<Asked> => {
  const { plan, sort, after, wasShown = () => false, found: foundBefore = 0 } = from;
  const streams = plan.queries.length;
  const canMerge = streams > 1 && ctx.connection.findings?.sort !== "refused";
  const start = startPlace(streams, canMerge ? "merged" : "each", foundBefore);
  const place = after === null ? start : readPlace(after, streams);
  const reader = { ctx, options: { signal }, calls };
  const page = await gather({ reader, plan, sort, wasShown, foundBefore }, place);
  const how = page.place?.how ?? place.how;
  return {
    rows: page.rows,
    after: page.place && writePlace(page.place),
    ...totalOf(plan, { ...page.counts, how }, page.totals, page.place === null),
    inOrder: page.inOrder && (streams === 1 || how === "merged"),
    notes: notesOf(plan, page),
    found: page.counts.found,
  };
};

export const ask = (asking: Asking, from: From): Promise<Asked> =>
  isPlain(from.plan) ? askPlain(asking, from) : askGathered(asking, from);
