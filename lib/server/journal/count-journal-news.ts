import "server-only";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { readAsked } from "./read-asked";
import { actions } from "./rows";

/** More than these are as good as many. */
const mostCounted = 100;

/** How many of what the query finds came after `since`, at most 100. @throws AppError as `listJournal` */
export const countJournalNews = async (
  ctx: Ctx,
  { q, since }: { readonly q: string; readonly since: string },
): Promise<{ readonly count: number }> => {
  const { where } = await readAsked(ctx, q);
  const { rows } = await withDatabase((db) =>
    db.execute<{ count: number }>(sql`
      select count(*)::int as count
      from (select ${actions} and i.seq > ${since}::bigint and ${where} limit ${mostCounted}) news`),
  );
  return { count: rows[0]?.count ?? 0 };
};
