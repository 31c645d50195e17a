import "server-only";
import { createHash } from "node:crypto";
import { inArray, sql } from "drizzle-orm";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { findings } from "@/lib/server/db/schema";

/** What a month is told by need not be written at every count. */
const noteEverySeconds = 3600;

const hashOf = (query: string): string => createHash("sha256").update(query).digest("hex");

const keep = async (query: string, at: Date, found: boolean): Promise<true> => {
  const foundAt = found ? at : null;
  await withDatabase((db) =>
    db
      .insert(findings)
      .values({ queryHash: hashOf(query), countedSince: at, countedAt: at, foundAt })
      .onConflictDoUpdate({
        target: findings.queryHash,
        set: { countedAt: at, foundAt: sql`coalesce(excluded.found_at, ${findings.foundAt})` },
      }),
  );
  return true;
};

/**
 * Remembers that a view's query was counted, and whether it found anything. A count does not fail because this cannot be kept:
 * the next one keeps it.
 */
export const noteFinding = async (
  ctx: Pick<Ctx, "clock" | "cache" | "connection">,
  query: string,
  found: boolean,
): Promise<void> => {
  const load = () => keep(query, new Date(ctx.clock.now()), found);
  const key = cacheKeys.noted(ctx, found ? "found" : "empty", query);
  await ctx.cache.read(key, { freshSeconds: noteEverySeconds, staleSeconds: 0 }, load).catch(() => undefined);
};

export type Finding = {
  /** Since when it is known. */
  readonly countedSinceMs: number;
  /** When it last found something; null where it never did since then. */
  readonly foundAtMs: number | null;
};

/** By query, for those that were counted at all. */
export const findingsOf = async (queries: readonly string[]): Promise<ReadonlyMap<string, Finding>> => {
  if (queries.length === 0) return new Map();
  const byHash = new Map(queries.map((query) => [hashOf(query), query]));
  const rows = await withDatabase((db) =>
    db
      .select()
      .from(findings)
      .where(inArray(findings.queryHash, [...byHash.keys()])),
  );
  return new Map(
    rows.map((row) => [
      byHash.get(row.queryHash) ?? "",
      { countedSinceMs: row.countedSince.getTime(), foundAtMs: row.foundAt?.getTime() ?? null },
    ]),
  );
};
