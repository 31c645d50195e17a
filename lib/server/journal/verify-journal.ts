import "server-only";
import { sql } from "drizzle-orm";
import { type Database, inSnapshot } from "@/lib/server/db/database";
import { journal } from "@/lib/server/db/schema";
import { type ChainKey, createChainKey } from "./chain";
import { findCuts, putBack, rowOfLostCut, startAfter, wrongCut } from "./cuts";
import { findHead, type Head, type Link, missing, type Touched, touched, walk } from "./links";

/** The largest `seq` that there can be: rows behind the last one are to be found too. */
const endless = 9_223_372_036_854_775_807n;

export type Verdict =
  | {
      readonly kind: "whole";
      readonly rows: number;
      /** Rows from before the chain, of which nothing can be said. */
      readonly older: number;
      /** Up to where the oldest rows went, and when, as the setting for how long the journal is kept said; null where all are there. */
      readonly cut: { readonly seq: string; readonly atMs: number; readonly months: number } | null;
      /** When the first row that is there was written; null where there is none. */
      readonly sinceMs: number | null;
      readonly end: { readonly seq: string; readonly hash: string } | null;
    }
  | Touched;

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

/** What stands before the chain is only counted; what was put among it later is in nobody's chain. */
const countAll = async (db: Database, head: Head) => {
  const { rows } = await db.execute<{ older: number; since: string | null }>(
    sql`select count(*) filter (where seq <= ${head.begun_after}::bigint)::int as older,
      (select extract(epoch from at) * 1000 from ${journal} order by ${journal.seq} limit 1)::text as since from ${journal}`,
  );
  const since = rows[0]?.since ?? null;
  return { older: rows[0]?.older ?? 0, sinceMs: since === null ? null : Math.floor(Number(since)) };
};

/** Where rows are missing at the beginning, the rows behind may still tell of a cut that was removed. */
const withLostCut = async (db: Database, wrong: Touched, start: Link): Promise<Touched> => {
  if (wrong.seq !== String(start.seq + 1n)) return wrong;
  const { rows } = await db.execute<{ first: string | null }>(
    sql`select min(seq)::text as first from ${journal} where ${journal.seq} > ${String(start.seq)}::bigint`,
  );
  const lost = BigInt(rows[0]?.first ?? 0) - 1n;
  const teller = lost > start.seq ? await rowOfLostCut(db, lost) : null;
  if (teller === null) return wrong;
  return {
    ...wrong,
    what: `${wrong.what}; row ${teller} tells of a cut at row ${lost}, which was removed too`,
  };
};

const judge = async (db: Database, head: Head, keys: readonly ChainKey[]): Promise<Verdict> => {
  const cuts = await findCuts(db);
  const cut = cuts.at(-1);
  const badCut = wrongCut(cuts, keys) ?? (cut ? await putBack(db, cut) : null);
  if (badCut) return badCut;
  const start = startAfter(cut, head);
  const { last, wrong } = await walk(db, start, endless, { head, keys, trusting: false });
  if (wrong) return withLostCut(db, wrong, start);
  const end = wrongEnd(last, head);
  if (end) return end;
  return {
    kind: "whole",
    rows: Number(last.seq - start.seq),
    ...(await countAll(db, head)),
    cut: cut ? { seq: cut.seq, atMs: Math.floor(Number(cut.at) / 1000), months: Number(cut.months) } : null,
    end: last.hash === null ? null : { seq: String(last.seq), hash: last.hash },
  };
};

/**
 * Reads the whole journal in its order, a few rows at a time, from the latest cut on, and names the first cut or row that is not as it
 * was written; others may write meanwhile. Whoever has the database may put all of it back to an earlier state, head and all: only an
 * `end` that was noted elsewhere tells that. @throws AppError `database_unavailable`
 */
export const verifyJournal = (secrets: readonly string[]): Promise<Verdict> => {
  const keys = secrets.map(createChainKey);
  return inSnapshot(async (db) => {
    const head = await findHead(db);
    if (!head)
      return touched(0n, null, "the journal's head was removed, so nobody can tell where the journal ends");
    return judge(db, head, keys);
  });
};
