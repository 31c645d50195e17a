import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db/database";
import { journalHead } from "@/lib/server/db/journal-schema";
import { journal } from "@/lib/server/db/schema";
import { type CanonicalRow, type ChainKey, canonicalColumns } from "./chain";

/** Few enough to hold them all at once, however long the messages in them are. */
const batchRows = 200;

/** The first row that is not as it was written, by its place in the journal and the id of the action that it tells of. */
export type Touched = {
  readonly kind: "touched" | "unknown_key";
  readonly seq: string;
  readonly journalId: string | null;
  readonly what: string;
};

type Row = CanonicalRow & { readonly hash: string | null };
export type Head = { readonly begun_after: string; readonly seq: string; readonly hash: string | null };

/** A row that is as it was written, or the place before the first one; the next one follows it. */
export type Link = { readonly seq: bigint; readonly hash: string | null };

export const findHead = async (db: Database): Promise<Head | null> => {
  const { rows } = await db.execute<Head>(sql`select begun_after::text, seq::text, hash from ${journalHead}`);
  return rows[0] ?? null;
};

export const touched = (seq: bigint, journalId: string | null, what: string): Touched => ({
  kind: "touched",
  seq: String(seq),
  journalId,
  what,
});

export const missing = (from: bigint, to: bigint): string =>
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

const rowsBetween = async (db: Database, after: bigint, upTo: bigint): Promise<readonly Row[]> =>
  (
    await db.execute<Row>(
      sql`select ${sql.raw(canonicalColumns)}, hash from ${journal}
        where ${journal.seq} > ${String(after)}::bigint and ${journal.seq} <= ${String(upTo)}::bigint
        order by ${journal.seq} limit ${batchRows}`,
    )
  ).rows;

export type Walked = {
  readonly last: Link;
  /** The first one that is not as it was written. */
  readonly wrong: Touched | null;
  /** Passed over because no known key belongs to them. */
  readonly unchecked: number;
};

/** Goes along the chain from `start`, a few rows at a time. `trusting`: past rows whose key is not known, without a word on them. */
export const walk = async (
  db: Database,
  start: Link,
  upTo: bigint,
  { head, keys, trusting }: { head: Head; keys: readonly ChainKey[]; trusting: boolean },
): Promise<Walked> => {
  let last = start;
  let unchecked = 0;
  for (let rows = await rowsBetween(db, last.seq, upTo); rows.length > 0; ) {
    for (const row of rows) {
      const wrong = findWrong(row, last, head, keys);
      if (wrong && !(trusting && wrong.kind === "unknown_key")) return { last, wrong, unchecked };
      if (wrong) unchecked += 1;
      last = { seq: last.seq + 1n, hash: row.hash };
    }
    rows = await rowsBetween(db, last.seq, upTo);
  }
  return { last, wrong: null, unchecked };
};
