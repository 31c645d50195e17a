import "server-only";
import { sql } from "drizzle-orm";
import type { KeptMonths } from "@/lib/api/kept-months";
import type { Database } from "@/lib/server/db/database";
import { journal } from "@/lib/server/db/schema";
import { onAdministration } from "./administration-row";
import { type CanonicalRow, type ChainKey, canonicalColumns } from "./chain";
import type { Cut } from "./cuts";
import { ownId } from "./own-id";

/** For how long the journal is kept, as it was last set. */
export type Retention = {
  /** Null: for ever. */
  readonly months: KeptMonths | null;
  /**
   * The row that says so: the setting is in the chain and nowhere else, so that whoever has the database, and not the secret, can have
   * nothing removed. Null where it was never set.
   */
  readonly row: { readonly seq: bigint; readonly atMicros: bigint; readonly keyId: string } | null;
  /** That it was set, but nobody can tell any more that Switchyard wrote it so; it counts for nothing then. */
  readonly isLost: boolean;
};

type Row = CanonicalRow & {
  readonly hash: string | null;
  readonly previous: string | null;
  readonly json: unknown;
};

const never: Retention = { months: null, row: null, isLost: false };

const newestSql = sql`
  select ${sql.raw(canonicalColumns)}, hash, action as json,
    (select before.hash from ${journal} before where before.seq = ${journal.seq} - 1) as previous
  from ${journal}
  where kind = 'event' and about = ${ownId} and action->>'kind' = 'keep-journal'
  order by ${journal.seq} desc limit 1`;

/** `cut`: the latest one, with which the chain may begin just before the row. */
export const readRetention = async (
  db: Database,
  keys: readonly ChainKey[],
  cut: Cut | undefined,
): Promise<Retention> => {
  const [row] = (await db.execute<Row>(newestSql)).rows;
  if (!row) return never;
  const { hash, previous, json, ...canonical } = row;
  const seq = BigInt(row.seq ?? 0);
  const before = cut && BigInt(cut.seq) === seq - 1n ? cut.hash : previous;
  const key = keys.find(({ id }) => id === row.key_id);
  const told = onAdministration({ action: json });
  if (key?.hash(before, canonical) !== hash || told?.action.kind !== "keep-journal")
    return { ...never, isLost: true };
  return {
    months: told.action.after,
    row: { seq, atMicros: BigInt(row.at ?? 0), keyId: key.id },
    isLost: false,
  };
};
