import "server-only";
import type { QueueCounts } from "@/lib/api/queue";
import { isAppError } from "@/lib/core/errors";
import { builtInViews } from "@/lib/search/built-in-views";
import { mostCounted } from "@/lib/search/view";
import type { Ctx } from "@/lib/server/context";
import { noteFinding } from "@/lib/server/views/findings";
import { listViews } from "@/lib/server/views/list-views";
import { type Count, countQuery } from "./count-query";

export type Counted = { readonly id: string; readonly query: string };

/** A badge that cannot be counted is blank. Only a token that Intercom refuses is worth telling here. */
const tolerant = async (ctx: Ctx, { query }: Counted, isSaved: boolean): Promise<Count> => {
  try {
    const count = await countQuery(ctx, query);
    if (isSaved && count.value !== null) await noteFinding(ctx, query, count.value > 0);
    return count;
  } catch (error) {
    if (!isAppError(error) || error.code === "intercom_token_rejected") throw error;
    return { value: null, fetchedAtMs: ctx.clock.now() };
  }
};

/** How many each of these holds, and each of those that come with Switchyard. */
export const countAll = async (ctx: Ctx, saved: readonly Counted[]): Promise<QueueCounts> => {
  const counts = await Promise.all([
    ...builtInViews.map(async (view) => [view.id, await tolerant(ctx, view, false)] as const),
    ...saved.map(async (view) => [view.id, await tolerant(ctx, view, true)] as const),
  ]);
  return {
    counts: Object.fromEntries(counts.map(([id, count]) => [id, count.value])),
    fetchedAtMs: Math.min(...counts.map(([, count]) => count.fetchedAtMs)),
  };
};

/** The counts of one's rail: those of the first views in it. With `all`, of every view that one sees. */
export const countViews = async (
  ctx: Ctx,
  { all }: { readonly all?: "1" | undefined },
): Promise<QueueCounts> => {
  const { views } = await listViews(ctx);
  const inRail = views.filter((view) => view.pinned).slice(0, mostCounted - builtInViews.length);
  return countAll(ctx, all === "1" ? views : inRail);
};
