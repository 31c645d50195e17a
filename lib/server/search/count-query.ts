import "server-only";
import { toSeconds } from "@/lib/core/time";
import type { CacheRead } from "@/lib/server/cache/cache";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { mostCalls, newCalls } from "./calls";
import { countPlan, type Total } from "./count-plan";
import { type Understood, understand } from "./understand";

/** `calmSeconds`: how long it is taken for true; twice as long each time that it had not changed. */
type Known = Total & { readonly calmSeconds: number; readonly soonestSeconds: number };

export type Count = Total & { readonly fetchedAtMs: number };

/**
 * The budget of counts (quality.md 3.2): a count that keeps changing is asked for twice a minute, one that does not every five
 * minutes, each once for everybody who shares the query.
 */
const soonestSeconds = 30;
const calmestSeconds = 300;
/** One that takes several calls is asked for as much less often, so that none takes more than four a minute. */
const secondsPerCall = 15;
/** Older than this and still not to be had again, a count is blank. */
const staleSeconds = 900;

const keyOf = (ctx: Ctx, query: Understood): string => cacheKeys.counts(ctx, query.binding);

const known = (ctx: Ctx, query: Understood): CacheRead<Known> | null =>
  ctx.cache.peek<Known>(keyOf(ctx, query));

const next = (before: Known | undefined, now: Total, calls: number): Known => {
  const soonest = Math.max(soonestSeconds, calls * secondsPerCall);
  const isSame = before !== undefined && before.total === now.total;
  const calmSeconds = isSame ? Math.min(before.calmSeconds * 2, calmestSeconds) : soonest;
  return { ...now, soonestSeconds: soonest, calmSeconds };
};

/** Whether something was done through Switchyard since: then it may have changed, but it is not asked for at every action. */
const freshSecondsOf = (ctx: Ctx, count: CacheRead<Known>): number => {
  const change = ctx.cache.peek(cacheKeys.changed(ctx));
  return change !== null && change.fetchedAtMs >= count.fetchedAtMs
    ? Math.min(count.value.soonestSeconds, count.value.calmSeconds)
    : count.value.calmSeconds;
};

/** Says that a conversation was changed, so that counts are taken for true less long. */
export const tellChange = (ctx: Pick<Ctx, "cache" | "connection">): void =>
  ctx.cache.write(cacheKeys.changed(ctx), true);

/**
 * A list that was asked for at `askedAtMs` says how many matched then: nobody needs to ask for that again. What was done while it was read
 * may not be in it.
 */
export const keepCount = (ctx: Ctx, query: Understood, total: number, askedAtMs: number): void => {
  const before = known(ctx, query);
  if (before !== null && before.fetchedAtMs > askedAtMs) return;
  const count = next(before?.value, { total, why: null }, 1);
  // Lists are read far more often than counts; that alone makes nothing calm.
  const kept = before && before.value.total === total ? before.value : count;
  ctx.cache.write(keyOf(ctx, query), { ...kept, total, why: null }, askedAtMs);
};

/**
 * How many match a query line, in the lane that gives way to everything else.
 * @throws AppError `invalid_query`, or as Intercom fails
 */
export const countQuery = async (ctx: Ctx, q: string): Promise<Count> => {
  const query = await understand(ctx, q);
  const before = known(ctx, query);
  const read = await ctx.cache.read<Known>(
    keyOf(ctx, query),
    { freshSeconds: before === null ? soonestSeconds : freshSecondsOf(ctx, before), staleSeconds },
    async (signal) => {
      const calls = newCalls(ctx.connection.findings);
      const reader = { ctx, options: { signal, lane: "prefetch" as const }, calls };
      const total = await countPlan(reader, query.planAt(toSeconds(ctx.clock.now())));
      return next(before?.value, total, mostCalls - calls.left);
    },
    ctx.signal,
  );
  const { total, why } = read.value;
  return { total, why, fetchedAtMs: read.fetchedAtMs };
};
