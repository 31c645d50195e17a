import "server-only";
import { sql } from "drizzle-orm";
import type { KeptMonths } from "@/lib/api/kept-months";
import type { Database } from "@/lib/server/db/database";
import { journalCuts } from "@/lib/server/db/journal-schema";
import { journal } from "@/lib/server/db/schema";
import type { ChainKey } from "./chain";
import { type Head, type Link, type Touched, touched } from "./links";
import { ownId } from "./own-id";

/** As PostgreSQL writes it: `at` in microseconds. */
export type Cut = {
  readonly seq: string;
  readonly hash: string | null;
  readonly at: string;
  readonly months: string;
  readonly key_id: string;
  readonly signature: string;
};

const lockId = 7_394_204;

/** Until the transaction ends nobody else cuts the journal or changes for how long it is kept. */
export const lockCuts = async (db: Database): Promise<void> => {
  await db.execute(sql`select pg_advisory_xact_lock(${lockId})`);
};

/** All there ever were, the oldest first. */
export const findCuts = async (db: Database): Promise<readonly Cut[]> =>
  (
    await db.execute<Cut>(sql`
      select seq::text as seq, hash, (extract(epoch from at) * 1000000)::bigint::text as at, months::text as months, key_id, signature
      from ${journalCuts} order by ${journalCuts.seq}`)
  ).rows;

/** The first cut that Switchyard did not make so; null where all are as they were made. */
export const wrongCut = (cuts: readonly Cut[], keys: readonly ChainKey[]): Touched | null => {
  let previous: string | null = null;
  for (const cut of cuts) {
    const at = { kind: "unknown_key", seq: cut.seq, journalId: null } as const;
    const key = keys.find(({ id }) => id === cut.key_id);
    if (!key)
      return {
        ...at,
        what: `the cut there was made with key ${cut.key_id}, which belongs to no secret that is set`,
      };
    if (key.sign({ ...cut, previous }) !== cut.signature)
      return touched(
        BigInt(cut.seq),
        null,
        "the cut there is not as it was made: it was forged, moved or changed, or one before it was removed",
      );
    previous = cut.signature;
  }
  return null;
};

/** Where the chain begins that is still there. */
export const startAfter = (cut: Cut | undefined, { begun_after }: Head): Link =>
  cut && BigInt(cut.seq) > BigInt(begun_after)
    ? { seq: BigInt(cut.seq), hash: cut.hash }
    : { seq: BigInt(begun_after), hash: null };

/** A row that a cut took away, and that is there. */
export const putBack = async (db: Database, cut: Cut): Promise<Touched | null> => {
  const { rows } = await db.execute<{ seq: string; journal_id: string }>(
    sql`select seq::text, journal_id from ${journal} where ${journal.seq} <= ${cut.seq}::bigint order by ${journal.seq} limit 1`,
  );
  const [row] = rows;
  return row
    ? touched(
        BigInt(row.seq),
        row.journal_id,
        `it stands before the cut at row ${cut.seq}: it was put back, or added past Switchyard`,
      )
    : null;
};

/** The row of the journal that tells of a cut up to that row, which the table of cuts does not have any more. */
export const rowOfLostCut = async (db: Database, upTo: bigint): Promise<string | null> => {
  const { rows } = await db.execute<{ seq: string }>(sql`
    select seq::text as seq from ${journal}
    where about = ${ownId} and action->>'kind' = 'cut-journal' and action->>'upTo' = ${String(upTo)} limit 1`);
  return rows[0]?.seq ?? null;
};

type NewCut = {
  readonly upTo: Link;
  readonly months: KeptMonths;
  readonly previous: Cut | undefined;
};

/** Says that everything up to a row goes: from here on, and not before, that can be deleted. */
export const addCut = async (
  db: Database,
  key: ChainKey,
  { upTo, months, previous }: NewCut,
): Promise<void> => {
  const { rows } = await db.execute<{ at: string }>(
    sql`select (extract(epoch from now()) * 1000000)::bigint::text as at`,
  );
  const cut = {
    previous: previous?.signature ?? null,
    seq: String(upTo.seq),
    hash: upTo.hash,
    at: rows[0]?.at ?? "",
    months: String(months),
  };
  await db.insert(journalCuts).values({
    seq: upTo.seq,
    hash: upTo.hash,
    // The same moment all through the transaction.
    at: sql`now()`,
    months,
    keyId: key.id,
    signature: key.sign(cut),
  });
};
