import "server-only";
import type { QueuePage, Sort } from "@/lib/api/queue";
import type { QueueRow } from "@/lib/conversation/model";
import { isAppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import { searchConversations } from "@/lib/intercom/conversations";
import { sorts } from "@/lib/search/sorts";
import { cacheKeys } from "@/lib/server/cache/keys";
import { withContactNames } from "@/lib/server/contacts/contact-names";
import type { Ctx } from "@/lib/server/context";
import { nobody } from "@/lib/server/conversations/map-person";
import { mapRows } from "@/lib/server/conversations/map-summary";
import { type Cursor, readCursor, startAgain, writeCursor } from "./cursor";
import { type Understood, understand } from "./understand";

type KnownPage = Omit<QueuePage, "fetchedAtMs" | "stale">;

const rowsPerPage = 30;
const age = { freshSeconds: 12, staleSeconds: 300 };

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

const loadPage = async (
  ctx: Ctx,
  query: Understood,
  sort: Sort,
  cursor: Cursor | null,
  signal: AbortSignal,
): Promise<KnownPage> => {
  const now = cursor?.now ?? toSeconds(ctx.clock.now());
  const { field, order } = sorts[sort];
  const pagination = { per_page: rowsPerPage, ...(cursor ? { starting_after: cursor.after } : {}) };
  const body = { query: query.at(now), pagination, sort: { field, order } };
  const page = await searchConversations(ctx.intercom, body, { signal }).catch((error: unknown) => {
    // Intercom refuses a cursor that it no longer knows as it refuses anything else.
    if (cursor && isAppError(error) && error.code === "intercom_refused") throw startAgain(error);
    throw error;
  });
  const after = page.next_cursor;
  return {
    rows: await named(ctx, mapRows(page), signal),
    nextCursor: after === null ? null : writeCursor(bindingOf(query, sort), { after, now }),
    total: page.total_count,
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
    (signal) => loadPage(ctx, query, input.sort, cursor, signal),
    ctx.signal,
  );
  return { ...read.value, fetchedAtMs: read.fetchedAtMs, stale: read.stale };
};
