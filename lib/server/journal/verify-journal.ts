import "server-only";
import { sql } from "drizzle-orm";
import { type Database, inSnapshot, withDatabase } from "@/lib/server/db/database";
import { journal, journalHead } from "@/lib/server/db/schema";
import { type CanonicalRow, type ChainKey, canonicalColumns, createChainKey } from "./chain";

/** Few enough to hold them all at once, however long the messages in them are. */
const batchRows = 200;

/** Rows are named by their place in the journal, and by the id of the action that they tell of. */
export type Verdict =
  | {
      readonly kind: "whole";
      readonly rows: number;
      /** Rows from before the chain, of which nothing can be said: nor, by the database alone, whether there were so many. */
      readonly older: number;
      readonly end: { readonly seq: string; readonly hash: string } | null;
    }
  | {
      readonly kind: "touched" | "unknown_key";
      /** Of the first one that is not as it was written. */
      readonly seq: string;
      readonly journalId: string | null;
      readonly what: string;
    };

type Touched = Exclude<Verdict, { readonly kind: "whole" }>;
type Row = CanonicalRow & { readonly hash: string | null };
type Head = { readonly begun_after: string; readonly seq: string; readonly hash: string | null };
type Link = { readonly seq: bigint; readonly hash: string | null };

const touched = (seq: bigint, journalId: string | null, what: string): Touched => ({
  kind: "touched",
  seq: String(seq),
  journalId,
  what,
});

const missing = (from: bigint, to: bigint): string =>
  from === to ? `row ${from} was removed` : `rows ${from} to ${to} were removed`;

/** A row whose key is not known, or was made to look so. */
const ofUnknownKey = (row: Row, before: Link, keys: readonly ChainKey[]): Touched => {
  const wasKnown = keys.some((key) => key.hash(before.hash, { ...row, key_id: key.id }) === row.hash);
  const what = wasKnown
    ? "the name of its key was changed"
    : `it was written with key ${row.key_id}, which belongs to no secret that is set`;
  return { kind: wasKnown ? "touched" : "unknown_key", seq: row.seq ?? "", journalId: row.journal_id, what };
};

const findWrong = (row: Row, before: Link, head: Head, keys: readonly ChainKey[]): Touched | null => {
  const seq = BigInt(row.seq ?? 0);
  const due = before.seq + 1n;
  const told = (what: string): Touched => touched(seq, row.journal_id, what);
  if (seq > BigInt(head.seq)) return told(`it was added past Switchyard, whose last row is ${head.seq}`);
  if (seq !== due)
    return touched(due, null, `${missing(due, seq - 1n)}; the next one there is ${seq} (${row.journal_id})`);
  if (row.hash === null || row.key_id === null)
    return told("it has no hash: it was added past Switchyard, or its hash was taken away");
  const key = keys.find(({ id }) => id === row.key_id);
  if (!key) return ofUnknownKey(row, before, keys);
  if (key.hash(before.hash, row) === row.hash) return null;
  return told(
    "it is not as it was written: something in it was changed, or another row was put in its place",
  );
};

const wrongEnd = (last: Link, head: Head): Touched | null => {
  const end = BigInt(head.seq);
  if (last.seq < end)
    return touched(last.seq + 1n, null, `${missing(last.seq + 1n, end)} from the end of the journal`);
  if (last.hash !== head.hash)
    return touched(
      end,
      null,
      "the journal's head tells another hash of it: the last row or the head was changed",
    );
  return null;
};

/**
 * What stands before the chain is only counted; what was put among it later is in nobody's chain. The chain began right behind the last
 * of it: where that is gone, somebody had it begin anew.
 */
const countOlder = async (db: Database, head: Head): Promise<number | Touched> => {
  const { rows } = await db.execute<{ n: number; last: string }>(
    sql`select count(*)::int as n, coalesce(max(seq), 0)::text as last from ${journal} where seq <= ${head.begun_after}::bigint`,
  );
  const { n, last } = rows[0] ?? { n: 0, last: "0" };
  if (last === head.begun_after) return n;
  const gone = missing(BigInt(last) + 1n, BigInt(head.begun_after));
  return touched(BigInt(last) + 1n, null, `${gone}, and the chain was begun anew behind them`);
};

const rowsAfter = async (db: Database, seq: bigint): Promise<readonly Row[]> =>
  (
    await db.execute<Row>(
      sql`select ${sql.raw(canonicalColumns)}, hash from ${journal} where ${journal.seq} > ${String(seq)}::bigint order by ${journal.seq} limit ${batchRows}`,
    )
  ).rows;

const walk = async (db: Database, head: Head, keys: readonly ChainKey[]): Promise<Verdict> => {
  const begunAfter = BigInt(head.begun_after);
  let last: Link = { seq: begunAfter, hash: null };
  for (let batch = await rowsAfter(db, last.seq); batch.length > 0; batch = await rowsAfter(db, last.seq)) {
    for (const row of batch) {
      const wrong = findWrong(row, last, head, keys);
      if (wrong) return wrong;
      last = { seq: last.seq + 1n, hash: row.hash };
    }
  }
  const wrong = wrongEnd(last, head);
  if (wrong) return wrong;
  const older = await countOlder(db, head);
  if (typeof older !== "number") return older;
  return {
    kind: "whole",
    rows: Number(last.seq - begunAfter),
    older,
    end: last.hash === null ? null : { seq: String(last.seq), hash: last.hash },
  };
};

/**
 * Reads the whole journal in its order, a few rows at a time, and names the first one that is not as it was written; others may write
 * meanwhile. Whoever has the database may put all of it back to an earlier state, head and all: only an `end` that was noted elsewhere
 * tells that. @throws AppError `database_unavailable`
 */
export const verifyJournal = (secrets: readonly string[]): Promise<Verdict> => {
  const keys = secrets.map(createChainKey);
  return inSnapshot(async (db) => {
    const { rows } = await db.execute<Head>(
      sql`select begun_after::text, seq::text, hash from ${journalHead}`,
    );
    const [head] = rows;
    if (!head)
      return touched(0n, null, "the journal's head was removed, so nobody can tell where the journal ends");
    return walk(db, head, keys);
  });
};

/** Whether the row of that number is still the one whose hash was noted at the time. @throws AppError `database_unavailable` */
export const isAsNoted = ({ seq, hash }: { readonly seq: string; readonly hash: string }): Promise<boolean> =>
  withDatabase(async (db) => {
    const { rows } = await db.execute<{ hash: string | null }>(
      sql`select hash from ${journal} where ${journal.seq} = ${seq}::bigint`,
    );
    return rows[0]?.hash === hash;
  });
