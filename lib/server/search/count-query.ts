import "server-only";
import { toSeconds } from "@/lib/core/time";
import { searchConversations } from "@/lib/intercom/conversations";
import type { CacheRead } from "@/lib/server/cache/cache";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { type Understood, understand } from "./understand";

/** `calmSeconds`: how long it is taken for true; twice as long each time that it had not changed. */
type Known = { readonly total: number | null; readonly calmSeconds: number };

export type Count = { readonly value: number | null; readonly fetchedAtMs: number };

/**
 * The budget of counts (quality.md 3.2): a count that keeps changing is asked for twice a minute, one that does not every five
 * minutes, each once for everybody who shares the query.
 */
const soonestSeconds = 30;
const calmestSeconds = 300;
/** Older than this and still not to be had again, a count is blank. */
const staleSeconds = 900;

const keyOf = (ctx: Ctx, query: Understood): string => cacheKeys.counts(ctx, query.binding);

const known = (ctx: Ctx, query: Understood): CacheRead<Known> | null =>
  ctx.cache.peek<Known>(keyOf(ctx, query));

const next = (before: Known | undefined, total: number | null): Known => ({
  total,
  calmSeconds:
    before === undefined || before.total !== total
      ? soonestSeconds
      : Math.min(before.calmSeconds * 2, calmestSeconds),
});

/** Whether something was done through Switchyard since: then it may have changed, but it is not asked for at every action. */
const freshSecondsOf = (ctx: Ctx, count: CacheRead<Known>): number => {
  const change = ctx.cache.peek(cacheKeys.changed(ctx));
  return change !== null && change.fetchedAtMs >= count.fetchedAtMs
    ? soonestSeconds
    : count.value.calmSeconds;
};

/** Says that a conversation was changed, so that counts are taken for true less long. */
export const tellChange = (ctx: Pick<Ctx, "cache" | "connection">): void =>
  ctx.cache.write(cacheKeys.changed(ctx), true);

/** A list that was just read says how many match: nobody needs to ask for that again. */
export const keepCount = (ctx: Ctx, query: Understood, total: number): void => {
  const before = known(ctx, query);
  const count = next(before?.value, total);
  // Lists are read far more often than counts; that alone makes nothing calm.
  const calmSeconds = before && before.value.total === total ? before.value.calmSeconds : count.calmSeconds;
  ctx.cache.write(keyOf(ctx, query), { total, calmSeconds });
};

/**
 * How many match a query line, in the lane that gives way to everything else; `value` is null where Intercom does not say.
 * @throws AppError `invalid_query`, or as Intercom fails
 */
export const countQuery = async (ctx: Ctx, q: string): Promise<Count> => {
  const query = await understand(ctx, q);
  const before = known(ctx, query);
  const read = await ctx.cache.read<Known>(
    keyOf(ctx, query),
    { freshSeconds: before === null ? soonestSeconds : freshSecondsOf(ctx, before), staleSeconds },
    async (signal) => {
      const body = { query: query.at(toSeconds(ctx.clock.now())), pagination: { per_page: 1 } };
      const { total_count } = await searchConversations(ctx.intercom, body, { signal, lane: "prefetch" });
      return next(before?.value, total_count);
    },
    ctx.signal,
  );
  return { value: read.value.total, fetchedAtMs: read.fetchedAtMs };
};
