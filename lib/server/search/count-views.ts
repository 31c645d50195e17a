import "server-only";
import { createHash } from "node:crypto";
import type { QueueCounts } from "@/lib/api/queue";
import { isAppError } from "@/lib/core/errors";
import { builtInViews } from "@/lib/search/built-in-views";
import { mostCounted } from "@/lib/search/view";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { noteFinding } from "@/lib/server/views/findings";
import { listViews } from "@/lib/server/views/list-views";
import { type Count, countQuery } from "./count-query";

export type Counted = { readonly id: string; readonly query: string };

/** A badge that cannot be counted says why. Only a token that Intercom refuses keeps all of them from being shown. */
const tolerant = async (ctx: Ctx, { query }: Counted, isSaved: boolean): Promise<Count> => {
  try {
    const count = await countQuery(ctx, query);
    // What was not counted to its end may hold some all the same.
    if (isSaved && count.total !== null && (count.why === null || count.total > 0))
      await noteFinding(ctx, query, count.total > 0);
    return count;
  } catch (error) {
    if (!isAppError(error) || error.code === "intercom_token_rejected") throw error;
    return { total: null, why: error.message, fetchedAtMs: ctx.clock.now() };
  }
};

/** How many each of these holds, and each of those that come with Switchyard. */
export const countAll = async (ctx: Ctx, saved: readonly Counted[]): Promise<QueueCounts> => {
  const counts = await Promise.all([
    ...builtInViews.map(async (view) => [view.id, await tolerant(ctx, view, false)] as const),
    ...saved.map(async (view) => [view.id, await tolerant(ctx, view, true)] as const),
  ]);
  return {
    counts: Object.fromEntries(counts.map(([id, count]) => [id, count.total])),
    why: Object.fromEntries(counts.flatMap(([id, { why }]) => (why === null ? [] : [[id, why]]))),
    countedAtMs: Object.fromEntries(counts.map(([id, count]) => [id, count.fetchedAtMs])),
    fetchedAtMs: Math.min(...counts.map(([, count]) => count.fetchedAtMs)),
  };
};

/** One may have hundreds of views, so that who asks for all of them again and again is told what was counted a moment ago. */
const everySeconds = 10;

/** One after the other for each member: who asks meanwhile is told the same. */
const countEvery = async (ctx: Ctx, views: readonly Counted[]): Promise<QueueCounts> => {
  // With the views, so that one that was just made is not left out.
  const asked = createHash("sha256").update(JSON.stringify(views.map(({ id, query }) => [id, query])));
  const read = await ctx.cache.read(
    cacheKeys.allCounts(ctx, ctx.actor.memberId, asked.digest("base64url")),
    { freshSeconds: everySeconds, staleSeconds: 0 },
    (signal) => countAll({ ...ctx, signal }, views),
    ctx.signal,
  );
  return read.value;
};

/** The counts of one's rail: those of the first views in it. With `all`, of every view that one sees. */
export const countViews = async (
  ctx: Ctx,
  { all }: { readonly all?: "1" | undefined },
): Promise<QueueCounts> => {
  const { views } = await listViews(ctx);
  const inRail = views.filter((view) => view.pinned).slice(0, mostCounted - builtInViews.length);
  return all === "1" ? countEvery(ctx, views) : countAll(ctx, inRail);
};
