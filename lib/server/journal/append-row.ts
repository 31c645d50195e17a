import "server-only";
import { sql } from "drizzle-orm";
import { AppError } from "@/lib/core/errors";
import type { Database } from "@/lib/server/db/database";
import { journalHead } from "@/lib/server/db/journal-schema";
import { journal } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { type CanonicalRow, type ChainKey, canonicalColumns, createChainKey } from "./chain";

type NewRow = Omit<typeof journal.$inferInsert, "seq" | "at" | "keyId" | "hash">;

let known: { readonly secret: string; readonly key: ChainKey } | null = null;

const ownKey = (): ChainKey => {
  const { secret } = env();
  if (known?.secret !== secret) known = { secret, key: createChainKey(secret) };
  return known.key;
};

const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/** The row's values with their types, in the order of `columns`. */
const columns = sql.raw(
  "journal_id, kind, at, member_id, conversation_id, ticket_id, action, before, outcome, error_code, result, undo_of, request_id, key_id, about",
);
const valuesOf = (row: NewRow, keyId: string) => sql`
  ${row.journalId}::uuid, ${row.kind}::text, now(), ${row.memberId}::uuid, ${row.conversationId ?? null}::text,
  ${row.ticketId ?? null}::text, ${json(row.action)}::jsonb, ${json(row.before)}::jsonb, ${row.outcome ?? null}::text,
  ${row.errorCode ?? null}::text, ${json(row.result)}::jsonb, ${row.undoOf ?? null}::uuid, ${row.requestId ?? null}::uuid,
  ${keyId}::text, ${row.about ?? null}::uuid`;

/**
 * Adds a row to the end of the journal's chain. From here to the end of the transaction everybody else who appends waits, so this comes
 * last in it: then nobody who waits here holds what the one ahead still needs.
 */
export const appendRow = async (db: Database, row: NewRow): Promise<void> => {
  const key = ownKey();
  const values = valuesOf(row, key.id);
  const { rows } = await db.execute<CanonicalRow & { previous: string | null }>(sql`
    select previous, ${sql.raw(canonicalColumns)}
    from (select hash, seq + 1, ${values} from ${journalHead} for update) as next (previous, seq, ${columns})`);
  const [next] = rows;
  if (!next) throw new AppError("internal", "The journal's head is gone, so nothing can be added to it.");
  const { previous, ...canonical } = next;
  const hash = key.hash(previous, canonical);
  await db.execute(sql`
    with added as (
      insert into ${journal} (seq, hash, ${columns}) select ${next.seq}::bigint, ${hash}::text, ${values} returning seq
    )
    update ${journalHead} set seq = added.seq, hash = ${hash} from added`);
};
