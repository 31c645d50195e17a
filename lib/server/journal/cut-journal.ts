import "server-only";
import { sql } from "drizzle-orm";
import { daySeconds } from "@/lib/core/time";
import { type Database, inTransaction } from "@/lib/server/db/database";
import { attempts, journal } from "@/lib/server/db/schema";
import { knownSecrets } from "@/lib/server/env";
import { logger } from "@/lib/server/logger/logger";
import { appendEvent, bySwitchyard } from "./append-event";
import { type ChainKey, createChainKey } from "./chain";
import { addCut, type Cut, findCuts, lockCuts, startAfter, wrongCut } from "./cuts";
import { findHead, type Head, type Link, missing, type Touched, touched, walk } from "./links";
import { type Retention, readRetention } from "./retention";

/** Few enough for each statement to end well within its time. */
const mostAtOnce = 5000;

/** Everything that decides what goes, as the database has it under the lock. */
type Standing = {
  readonly head: Head;
  readonly keys: readonly ChainKey[];
  readonly ownKey: ChainKey;
  readonly cut: Cut | undefined;
  readonly retention: Retention;
  readonly nowMicros: bigint;
};

const readStanding = async (db: Database): Promise<Standing | Touched> => {
  const [secret, ...older] = knownSecrets();
  const ownKey = createChainKey(secret);
  const keys = [ownKey, ...older.map(createChainKey)];
  const head = await findHead(db);
  if (!head) return { kind: "touched", seq: "0", journalId: null, what: "the journal's head was removed" };
  const cuts = await findCuts(db);
  const wrong = wrongCut(cuts, keys);
  if (wrong?.kind === "touched") return wrong;
  const cut = cuts.at(-1);
  const { rows } = await db.execute<{ now: string }>(
    sql`select (extract(epoch from now()) * 1000000)::bigint::text as now`,
  );
  const retention = await readRetention(db, keys, cut);
  return { head, keys, ownKey, cut, retention, nowMicros: BigInt(rows[0]?.now ?? 0) };
};

/** Once a day, and at the next sweep after it was set anew. A cut that is still to come was made by a clock that was wrong. */
const isDue = ({ cut, retention, nowMicros }: Standing): boolean => {
  if (!cut) return true;
  const cutAt = BigInt(cut.at);
  const isToday = nowMicros >= cutAt && nowMicros - cutAt < BigInt(daySeconds) * 1_000_000n;
  return !isToday || cutAt < (retention.row?.atMicros ?? 0n);
};

/**
 * The last row that goes. All before it are older than the setting says, and none is of an action whose end nobody knows yet, or that is
 * just being taken back; the newest of all stays, whatever its age.
 */
const lastToGo = async (db: Database, months: number, after: bigint, head: Head): Promise<bigint> => {
  const open = sql.raw("('started', 'unknown')");
  const { rows } = await db.execute<{ stays: string | null }>(sql`
    select min(j.seq)::text as stays from ${journal} j
    where j.seq > ${String(after)}::bigint and j.seq <= ${String(after)}::bigint + ${mostAtOnce}
      and (j.at >= now() - make_interval(months => ${months}) or j.seq = ${head.seq}::bigint
        or exists (select from ${attempts} a where a.journal_id = j.journal_id and a.state in ${open})
        or exists (select from ${journal} u join ${attempts} a on a.journal_id = u.journal_id
          where u.undo_of = j.journal_id and a.state in ${open}))`);
  const stays = rows[0]?.stays;
  return stays ? BigInt(stays) - 1n : after + BigInt(mostAtOnce);
};

/** What of the chain goes, looked through first: with what was touched, its proof would go. */
const walkWhatGoes = async (db: Database, standing: Standing, upTo: bigint) => {
  const { head, keys, cut } = standing;
  const start = startAfter(cut, head);
  if (upTo <= start.seq) return { last: { seq: upTo, hash: null }, wrong: null, unchecked: 0 };
  const walked = await walk(db, start, upTo, { head, keys, trusting: true });
  if (walked.wrong || walked.last.seq === upTo) return walked;
  const due = walked.last.seq + 1n;
  return { ...walked, wrong: touched(due, null, missing(due, upTo)) };
};

const remove = async (db: Database, after: bigint, { seq }: Link): Promise<number> => {
  const { rowCount } = await db.execute(
    sql`delete from ${journal} where ${journal.seq} > ${String(after)}::bigint and ${journal.seq} <= ${String(seq)}::bigint`,
  );
  return rowCount ?? 0;
};

/** The setting stays in what is left of the chain, and under a key that is known for as long as today's secret is. */
const renewSetting = async (db: Database, standing: Standing, upTo: bigint): Promise<void> => {
  const { retention, ownKey } = standing;
  const { row, months } = retention;
  if (row === null || months === null || (row.seq > upTo && row.keyId === ownKey.id)) return;
  await appendEvent(db, bySwitchyard, {
    about: null,
    action: { kind: "keep-journal", before: months, after: months },
  });
};

type Done = { readonly rows: number; readonly isAll: boolean };
const nothing: Done = { rows: 0, isAll: true };

const refused = ({ seq, journalId, what }: Touched): Done => {
  logger().error({ seq, journalId, what }, "the journal was touched: nothing of it is removed");
  return nothing;
};

const cutOnce = async (db: Database, isGoingOn: boolean): Promise<Done> => {
  await lockCuts(db);
  const standing = await readStanding(db);
  if ("kind" in standing) return refused(standing);
  const { head, cut, retention, ownKey } = standing;
  const { months } = retention;
  if (retention.isLost)
    logger().warn({}, "for how long the journal is kept was set with a secret that is not known: it is kept");
  if (months === null) return nothing;
  const after = BigInt(cut?.seq ?? 0);
  const upTo = isGoingOn || isDue(standing) ? await lastToGo(db, months, after, head) : after;
  if (upTo <= after) {
    await renewSetting(db, standing, after);
    return nothing;
  }
  const { last, wrong, unchecked } = await walkWhatGoes(db, standing, upTo);
  if (wrong) return refused(wrong);
  await addCut(db, ownKey, { upTo: last, months, previous: cut });
  const rows = await remove(db, after, last);
  await renewSetting(db, standing, upTo);
  const action = { kind: "cut-journal", upTo: String(upTo), rows, unchecked, months } as const;
  await appendEvent(db, bySwitchyard, { about: null, action });
  return { rows, isAll: upTo - after < BigInt(mostAtOnce) };
};

/**
 * Removes the oldest rows of the journal, once a day, where it is set to be kept for a while only; says how many went. Each cut, the
 * rows that it takes and the row that tells of it are one transaction. Any number of processes may do so at once.
 * @throws AppError `database_unavailable`
 */
export const cutJournal = async (): Promise<number> => {
  let gone = 0;
  for (let isGoingOn = false; ; isGoingOn = true) {
    const { rows, isAll } = await inTransaction((db) => cutOnce(db, isGoingOn));
    gone += rows;
    if (isAll) return gone;
  }
};
