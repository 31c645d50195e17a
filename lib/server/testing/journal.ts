import { sql } from "drizzle-orm";
import { inTransaction } from "@/lib/server/db/database";
import { type CanonicalRow, canonicalColumns, createChainKey } from "@/lib/server/journal/chain";
import { tamperWithJournal, testSecret } from "./switchyard";

/**
 * Makes rows as old as if they had been written then, hashes and all: with the secret, which only Switchyard has. `which` is a condition
 * on rows of the journal.
 */
export const ageJournal = async (which: string, by: string, secret = testSecret): Promise<void> => {
  await tamperWithJournal(`update journal set at = at - interval '${by}' where ${which}`);
  await chainAnew(secret);
};

/** Hashes all that is there anew, from its first row on. */
const chainAnew = async (secret: string): Promise<void> => {
  const key = createChainKey(secret);
  const hashes = await inTransaction(async (db) => {
    const { rows } = await db.execute<CanonicalRow & { cut_hash: string | null }>(
      sql`select ${sql.raw(canonicalColumns)}, (select hash from journal_cuts order by seq desc limit 1) as cut_hash
        from journal where journal.seq > (select begun_after from journal_head) order by journal.seq`,
    );
    const made: { readonly seq: string | null; readonly hash: string }[] = [];
    for (const { cut_hash, ...row } of rows)
      made.push({ seq: row.seq, hash: key.hash(made.at(-1)?.hash ?? cut_hash, row) });
    return made;
  });
  const values = hashes.map(({ seq, hash }) => `(${seq}, '${hash}')`).join(", ");
  await tamperWithJournal(
    `update journal set hash = made.hash from (values ${values}) as made (seq, hash) where journal.seq = made.seq;
    update journal_head set hash = (select hash from journal order by seq desc limit 1)`,
  );
};
