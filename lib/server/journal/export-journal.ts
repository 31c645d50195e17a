import "server-only";
import { Readable } from "node:stream";
import type { QueryResultRow } from "pg";
import { csvRow } from "@/lib/core/csv";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { inTransaction, queryRows } from "@/lib/server/db/database";
import { contentDisposition } from "@/lib/server/media/disposition";
import { appendEvent, type Event, writerOf } from "./append-event";
import { ownId } from "./own-id";

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

type Row = QueryResultRow & { readonly seq: string } & Readonly<
    Record<(typeof columns)[number], string | null>
  >;

type Asked = {
  readonly mine?: "1" | undefined;
  readonly conversation?: string | undefined;
  readonly ticket?: string | undefined;
};

/** Oldest first, each action with its last outcome. What has none and nobody holds was cut off, as in `rows.ts`. */
const batchSql = `
  select i.seq::text, to_char(i.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, case i.member_id when '${ownId}' then 'Switchyard' else coalesce(m.name, i.member_id::text) end as member,
    m.email, i.action->>'kind' as action, coalesce(o.conversation_id, i.conversation_id) as conversation_id, i.ticket_id,
    case i.about when '${ownId}' then 'workspace' else coalesce(am.email, i.about::text) end as about,
    coalesce(o.outcome, case when i.kind = 'event' then 'done' when a.key is null then 'unknown' else 'running' end) as outcome, o.error_code, i.action::text as details,
    i.before::text as before, o.result::text as result, i.journal_id::text, i.undo_of::text, i.request_id::text
  from journal i
  left join members m on m.id = i.member_id
  left join members am on am.id = i.about
  left join lateral (
    select outcome, result, error_code, conversation_id from journal
    where journal_id = i.journal_id and kind = 'outcome'
    order by seq desc limit 1
  ) o on true
  left join attempts a on a.journal_id = i.journal_id and a.state = 'started' and a.lease_until >= now()
  where i.kind in ('intent', 'event') and i.seq > $1::bigint
    and ($2::uuid is null or i.member_id = $2)
    and ($3::text is null or i.journal_id in (select journal_id from journal where conversation_id = $3))
    and ($4::text is null or i.ticket_id = $4)
  order by i.seq limit ${batchRows}`;

const batchAfter = (seq: string, { actor }: Ctx, asked: Asked): Promise<readonly Row[]> =>
  queryRows<Row>("journal-csv", batchSql, [
    seq,
    asked.mine === undefined ? null : actor.memberId,
    asked.conversation ?? null,
    asked.ticket ?? null,
  ]);

const linesOf = (rows: readonly Row[]): string =>
  rows.map((row) => csvRow(columns.map((name) => row[name]))).join("");

async function* textOf(ctx: Ctx, asked: Asked, first: readonly Row[]): AsyncGenerator<string> {
  // The mark by which spreadsheets know that it is UTF-8.
  yield `\ufeff${csvRow(columns)}`;
  for (let rows = first; rows.length > 0; ) {
    yield linesOf(rows);
    const last = rows.length < batchRows ? undefined : rows.at(-1);
    rows = last ? await batchAfter(last.seq, ctx, asked) : [];
  }
}

const nameOf = ({ conversation, ticket }: Asked, nowMs: number): string => {
  const of = conversation ? `-conversation-${conversation}` : ticket ? `-ticket-${ticket}` : "";
  return `switchyard-journal${of}-${new Date(nowMs).toISOString().slice(0, 10)}.csv`;
};

const eventOf = ({ conversation, ticket }: Asked): Event => {
  const kind = "export-journal";
  if (conversation !== undefined)
    return { about: null, action: { kind, what: "conversation", of: conversation } };
  if (ticket !== undefined) return { about: null, action: { kind, what: "ticket", of: ticket } };
  return { about: null, action: { kind, what: "mine", of: null } };
};

/**
 * All of what `listJournal` shows the latest of, as a file for spreadsheets that comes in as it is read. That it was taken
 * is noted first, so the file may end with that.
 * @throws AppError `bad_request` when nothing is asked for, `database_unavailable`
 */
export const exportJournal = async (ctx: Ctx, asked: Asked): Promise<Response> => {
  if (asked.mine === undefined && asked.conversation === undefined && asked.ticket === undefined) {
    throw new AppError("bad_request", "Say whose journal, or which conversation's or ticket's.");
  }
  await inTransaction((db) => appendEvent(db, writerOf(ctx), eventOf(asked)));
  const first = await batchAfter("0", ctx, asked);
  const body = Readable.toWeb(Readable.from(textOf(ctx, asked, first), { objectMode: false }));
  // Node types its own web streams apart from the browser's; at run time they are the same class.
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": contentDisposition("attachment", nameOf(asked, ctx.clock.now())),
    },
  });
};
