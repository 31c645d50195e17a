import "server-only";
import { sql } from "drizzle-orm";
import type { RetentionState } from "@/lib/api/journal-retention";
import { type KeptMonths, keptMonths } from "@/lib/api/kept-months";
import type { Ctx } from "@/lib/server/context";
import { type Database, inTransaction, withDatabase } from "@/lib/server/db/database";
import { journal } from "@/lib/server/db/schema";
import { knownSecrets } from "@/lib/server/env";
import { appendEvent, writerOf } from "./append-event";
import { createChainKey } from "./chain";
import { findCuts, lockCuts } from "./cuts";
import { readRetention } from "./retention";

const read = async (db: Database) => {
  const cut = (await findCuts(db)).at(-1);
  return { cut, retention: await readRetention(db, knownSecrets().map(createChainKey), cut) };
};

type Counted = { readonly rows: number; readonly since: Date | null } & Readonly<
  Record<`older${KeptMonths}`, number>
>;

const countRows = async (db: Database): Promise<Counted | undefined> => {
  const older = keptMonths.map(
    (months) =>
      sql`(count(*) filter (where at < now() - make_interval(months => ${months})))::int as ${sql.raw(`older${months}`)}`,
  );
  const { rows } = await db.execute<Counted>(
    sql`select count(*)::int as rows, min(at) as since, ${sql.join(older, sql`, `)} from ${journal}`,
  );
  return rows[0];
};

/** @throws AppError `database_unavailable` */
export const getRetention = (_: Ctx): Promise<RetentionState> =>
  withDatabase(async (db) => {
    const { cut, retention } = await read(db);
    const counted = await countRows(db);
    return {
      months: retention.months,
      isLost: retention.isLost,
      rows: counted?.rows ?? 0,
      sinceMs: counted?.since ? new Date(counted.since).getTime() : null,
      cutAtMs: cut ? Math.floor(Number(cut.at) / 1000) : null,
      older: keptMonths.map((months) => ({ months, rows: counted?.[`older${months}`] ?? 0 })),
    };
  });

/** The setting is its row in the journal, so it is on record before anything goes. @throws AppError `database_unavailable` */
export const putRetention = async (
  ctx: Ctx,
  { months }: { readonly months: KeptMonths | null },
): Promise<RetentionState> => {
  await inTransaction(async (db) => {
    await lockCuts(db);
    const { retention } = await read(db);
    if (retention.months === months && !retention.isLost) return;
    const action = { kind: "keep-journal", before: retention.months, after: months } as const;
    await appendEvent(db, writerOf(ctx), { about: null, action });
  });
  return getRetention(ctx);
};
