import "server-only";
import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { csvRow } from "@/lib/core/csv";
import type { Ctx } from "@/lib/server/context";
import { inTransaction, withDatabase } from "@/lib/server/db/database";
import { contentDisposition } from "@/lib/server/media/disposition";
import { appendEvent, writerOf } from "./append-event";
import { ownId } from "./own-id";
import { type Asked, readAsked } from "./read-asked";
import { inFull, outcomeNow } from "./rows";

const batchRows = 500;

const columns = [
  "at",
  "member",
  "email",
  "action",
  "conversation_id",
  "ticket_id",
  "about",
  "outcome",
  "error_code",
  "details",
  "before",
  "result",
  "journal_id",
  "undo_of",
  "request_id",
] as const;

type Row = { readonly seq: string } & Readonly<Record<(typeof columns)[number], string | null>>;

/** Up to the row that was the journal's last as it was asked for: what comes in meanwhile is left to the next time. */
const batchAfter = async (seq: string, { where, newest }: Asked): Promise<readonly Row[]> => {
  const { rows } = await withDatabase((db) =>
    db.execute<Row>(sql`
      select i.seq::text, to_char(i.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
        case i.member_id when ${ownId}::uuid then 'Switchyard' else coalesce(m.name, i.member_id::text) end as member, m.email, i.action->>'kind' as action,
        coalesce(o.conversation_id, i.conversation_id) as conversation_id, i.ticket_id,
        case i.about when ${ownId}::uuid then 'workspace' else coalesce(am.email, i.about::text) end as about, ${outcomeNow} as outcome, o.error_code,
        i.action::text as details, i.before::text as before, o.result::text as result, i.journal_id::text, i.undo_of::text,
        i.request_id::text
      ${inFull(sql`i.seq > ${seq}::bigint and i.seq <= ${newest}::bigint and ${where} order by i.seq limit ${batchRows}`)}
      order by i.seq`),
  );
  return rows;
};

const linesOf = (rows: readonly Row[]): string =>
  rows.map((row) => csvRow(columns.map((name) => row[name]))).join("");

async function* textOf(asked: Asked, first: readonly Row[]): AsyncGenerator<string> {
  // The mark by which spreadsheets know that it is UTF-8.
  yield `\ufeff${csvRow(columns)}`;
  for (let rows = first; rows.length > 0; ) {
    yield linesOf(rows);
    const last = rows.length < batchRows ? undefined : rows.at(-1);
    rows = last ? await batchAfter(last.seq, asked) : [];
  }
}

/**
 * All of what `listJournal` shows for the query, as a file for spreadsheets that comes in as it is read. That it was taken is noted
 * first, after what the file holds.
 * @throws AppError as `listJournal`
 */
export const exportJournal = async (ctx: Ctx, { q }: { readonly q: string }): Promise<Response> => {
  const asked = await readAsked(ctx, q);
  const action = { kind: "export-journal", q: q.trim() === "" ? null : q } as const;
  await inTransaction((db) => appendEvent(db, writerOf(ctx), { about: null, action }));
  const first = await batchAfter("0", asked);
  const body = Readable.toWeb(Readable.from(textOf(asked, first), { objectMode: false }));
  const day = new Date(ctx.clock.now()).toISOString().slice(0, 10);
  // Node types its own web streams apart from the browser's; at run time they are the same class.
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": contentDisposition("attachment", `switchyard-journal-${day}.csv`),
    },
  });
};
