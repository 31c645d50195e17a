import "server-only";
import type { QueuePage, Sort } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import { toSeconds } from "@/lib/core/time";
import { cacheKeys } from "@/lib/server/cache/keys";
import { withContactNames } from "@/lib/server/contacts/contact-names";
import type { Ctx } from "@/lib/server/context";
import { nobody } from "@/lib/server/conversations/map-person";
import type { Asking } from "./ask-page";
import { newCalls } from "./calls";
import { keepCount } from "./count-query";
import { type Cursor, readCursor, writeCursor } from "./cursor";
import { readPage } from "./read-page";
import { type Understood, understand } from "./understand";

type KnownPage = Omit<QueuePage, "fetchedAtMs" | "stale">;

/** A list that is minutes old is not shown while a new one can be had; in an outage it serves for a day, marked as old. */
const age = { freshSeconds: 12, staleSeconds: 300, outageSeconds: 86_400 };

const named = async (
  ctx: Ctx,
  rows: readonly QueueRow[],
  signal: AbortSignal,
): Promise<readonly QueueRow[]> => {
  const people = rows.map((row) => (row.kind === "conversation" ? row.contact : nobody));
  const contacts = await withContactNames(ctx, people, signal);
  return rows.map((row, index) =>
    row.kind === "conversation" ? { ...row, contact: contacts[index] ?? row.contact } : row,
  );
};

const loadPage = async (asking: Asking, cursor: Cursor | null): Promise<KnownPage> => {
  const askedAtMs = asking.ctx.clock.now();
  const { rows, total, totalIsExact, notes, next } = await readPage(asking, cursor);
  if (cursor === null && total !== null && totalIsExact)
    keepCount(asking.ctx, asking.query, total, askedAtMs);
  return {
    rows: await named(asking.ctx, rows, asking.signal),
    nextCursor: next && writeCursor(bindingOf(asking.query, asking.sort), next),
    total,
    totalIsExact,
    notes,
  };
};

const bindingOf = (query: Understood, sort: Sort): string => `${sort} ${query.binding}`;

/**
 * One page of what a query matches. Relative times stay out of the cache's key, so that everybody who asks the same shares
 * one answer; a page's cursor keeps the moment of the first page, so that all pages ask the same.
 */
export const listQueue = async (
  ctx: Ctx,
  input: {
    readonly q: string;
    readonly sort: Sort;
    readonly cursor?: string | undefined;
    readonly fresh?: "1" | undefined;
  },
): Promise<QueuePage> => {
  const query = await understand(ctx, input.q);
  const binding = bindingOf(query, input.sort);
  const cursor = input.cursor ? readCursor(binding, input.cursor) : null;
  const read = await ctx.cache.read(
    cacheKeys.queue(ctx, binding, input.cursor ?? ""),
    { ...age, refresh: input.fresh === "1" },
    (signal) => {
      const now = cursor?.now ?? toSeconds(ctx.clock.now());
      const calls = newCalls(ctx.connection.findings);
      return loadPage({ ctx, query, sort: input.sort, now, signal, calls }, cursor);
    },
    ctx.signal,
  );
  return { ...read.value, fetchedAtMs: read.fetchedAtMs, stale: read.stale };
};
