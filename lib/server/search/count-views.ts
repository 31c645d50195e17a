import "server-only";
import type { QueueCounts } from "@/lib/api/queue";
import { isAppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import { searchConversations } from "@/lib/intercom/conversations";
import { builtInViews } from "@/lib/search/built-in-views";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { understand } from "./understand";

type Count = { readonly value: number | null; readonly fetchedAtMs: number };

const age = { freshSeconds: 30, staleSeconds: 300 };

const countOf = async (ctx: Ctx, q: string): Promise<Count> => {
  const query = await understand(ctx, q);
  return ctx.cache.read(
    cacheKeys.counts(ctx, query.binding),
    age,
    async (signal) => {
      const body = { query: query.at(toSeconds(ctx.clock.now())), pagination: { per_page: 1 } };
      return (await searchConversations(ctx.intercom, body, { signal, lane: "prefetch" })).total_count;
    },
    ctx.signal,
  );
};

/** A badge that cannot be counted is blank. Only a token that Intercom refuses is worth telling here. */
const tolerant = async (ctx: Ctx, q: string): Promise<Count> => {
  try {
    return await countOf(ctx, q);
  } catch (error) {
    if (!isAppError(error) || error.code === "intercom_token_rejected") throw error;
    return { value: null, fetchedAtMs: ctx.clock.now() };
  }
};

/** How many each built-in view holds. */
export const countViews = async (ctx: Ctx): Promise<QueueCounts> => {
  const counts = await Promise.all(
    builtInViews.map(async (view) => [view.id, await tolerant(ctx, view.query)] as const),
  );
  return {
    counts: Object.fromEntries(counts.map(([id, count]) => [id, count.value])),
    fetchedAtMs: Math.min(...counts.map(([, count]) => count.fetchedAtMs)),
  };
};
