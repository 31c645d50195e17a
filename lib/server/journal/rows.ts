import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Change } from "@/lib/api/journal";
import type { ErrorCode } from "@/lib/core/errors";
import { withDatabase } from "@/lib/server/db/database";
import { type Administration, onAdministration } from "./administration-row";
import { changesOf } from "./changes";
import { nameIn, type OnConversation, onConversation, type StoredAction } from "./conversation-row";
import { type Other, onOther } from "./other-row";
import { isErrorCode } from "./outcome";
import { ownId } from "./own-id";
import { type OnTicket, onTicket } from "./ticket-row";

type Row = Record<string, unknown> &
  StoredAction & {
    seq: string;
    journal_id: string;
    at_ms: number;
    member_id: string;
    name: string | null;
    conversation_id: string | null;
    ticket_id: string | null;
    about: string | null;
    about_name: string | null;
    undo_of: string | null;
    error_code: string | null;
    request_id: string | null;
  };

type KnownRow = {
  readonly id: string;
  readonly seq: string;
  readonly at: Date;
  readonly memberId: string;
  readonly memberName: string;
  readonly outcome: "done" | "failed" | "unknown" | null;
  readonly undoOf: string | null;
  /** What it was called then. */
  readonly name: string | null;
  /** Why it was not done. */
  readonly why: ErrorCode | null;
  readonly requestId: string | null;
  readonly changes: readonly Change[];
};

export type KnownOfConversation = KnownRow & OnConversation & { readonly conversationId: string };
export type KnownOfTicket = KnownRow & OnTicket & { readonly ticketId: string };

/** `conversationId` is null for a conversation that was to begin, while nobody knows its id. */
type KnownOther = KnownRow & Other & { readonly conversationId: string | null };

/** `about` is null where it was done to the workspace. */
type KnownAdministration = KnownRow &
  Administration & { readonly about: { readonly memberId: string; readonly name: string } | null };

/** One action, as the journal has it. */
export type Known = KnownOfConversation | KnownOfTicket | KnownOther | KnownAdministration;

/** Of a conversation that does not exist yet. */
export const noConversation = "0";

const nameOf = (memberId: string, name: string | null): string =>
  memberId === ownId ? "Switchyard" : (name ?? "A former member");

/** Null for an action that this release does not know. */
const knownOf = (row: Row): Known | null => {
  const common: KnownRow = {
    id: row.journal_id,
    seq: row.seq,
    at: new Date(row.at_ms),
    memberId: row.member_id,
    memberName: nameOf(row.member_id, row.name),
    outcome: row.outcome,
    undoOf: row.undo_of,
    name: nameIn(row),
    why: row.outcome === "failed" && isErrorCode(row.error_code) ? row.error_code : null,
    requestId: row.request_id,
    changes: changesOf(row),
  };
  if (row.about !== null) {
    const done = onAdministration(row);
    const about =
      row.about === ownId ? null : { memberId: row.about, name: nameOf(row.about, row.about_name) };
    return done && { ...common, ...done, about };
  }
  if (row.conversation_id !== null) {
    const id = row.conversation_id;
    const done = onConversation(row);
    if (done) return { ...common, ...done, conversationId: id };
    const other = onOther(row);
    return other && { ...common, ...other, conversationId: id === noConversation ? null : id };
  }
  if (row.ticket_id === null) return null;
  const done = onTicket(row);
  return done && { ...common, ...done, ticketId: row.ticket_id };
};

/** Of all that the journal holds what was meant or happened, as `i`; conditions of queries speak of nothing else. */
export const actions = sql.raw("from journal i where i.kind <> 'outcome'");

/**
 * An event was done when it was written; else the last outcome counts. What has none and nobody holds any more was cut off: nobody knows
 * whether it was done.
 */
export const outcomeNow = sql.raw(`coalesce(
  (select outcome from journal where journal_id = i.journal_id and kind = 'outcome' order by seq desc limit 1),
  case when i.kind = 'event' then 'done'
    when exists (select from attempts where journal_id = i.journal_id and state = 'started' and lease_until >= now()) then 'running'
    else 'unknown' end)`);

/** All that is known of some of `actions`: their last outcome `o`, their member `m`, and the member `am` that they were about. */
export const inFull = (some: SQL): SQL => sql`
  from (select * ${actions} and ${some}) i
  left join members m on m.id = i.member_id
  left join members am on am.id = i.about
  left join lateral (
    select result, error_code, conversation_id from journal
    where journal_id = i.journal_id and kind = 'outcome'
    order by seq desc limit 1
  ) o on true`;

export const pageRows = 50;

const bySeq = sql.raw("i.seq");

/** Newest first, at most 50, also of what this release does not know. @throws AppError `database_unavailable` */
export const readRows = async (
  where: SQL,
  newestFirst: SQL = bySeq,
): Promise<readonly { readonly seq: string; readonly known: Known | null }[]> => {
  const { rows } = await withDatabase((db) =>
    db.execute<Row>(sql`
      select i.seq::text, i.journal_id, (extract(epoch from i.at) * 1000)::float8 as at_ms, i.member_id, m.name,
        coalesce(o.conversation_id, i.conversation_id) as conversation_id, i.ticket_id, i.about, am.name as about_name, i.action,
        i.before, i.undo_of, i.request_id, nullif(${outcomeNow}, 'running') as outcome, o.result, o.error_code
      ${inFull(sql`${where} order by ${newestFirst} desc limit ${pageRows}`)}
      order by i.seq desc`),
  );
  return rows.map((row) => ({ seq: row.seq, known: knownOf(row) }));
};

/** One of them is asked for as one, which leaves PostgreSQL the order of the index. */
export const isAnyOf = (column: SQL, values: readonly string[], type: "text" | "uuid"): SQL => {
  const [only] = values;
  const as = sql.raw(type);
  return values.length === 1
    ? sql`${column} = ${only}::${as}`
    : sql`${column} = any(${sql.param(values)}::${as}[])`;
};

/** By both its rows: where a conversation was begun, only the outcome knows which. */
export const ofConversations = (ids: readonly string[]): SQL =>
  sql`i.journal_id = any(array(select journal_id from journal where ${isAnyOf(sql.raw("conversation_id"), ids, "text")}))`;

/** Newest first, at most 50. @throws AppError `database_unavailable` */
export const rowsOfConversation = async (conversationId: string): Promise<readonly Known[]> =>
  (await readRows(ofConversations([conversationId]))).flatMap(({ known }) => known ?? []);

export const rowOf = async (journalId: string): Promise<Known | null> =>
  (await readRows(sql`i.journal_id = ${journalId}::uuid`))[0]?.known ?? null;

/** Those of the rows that have been taken back, and not been done again by taking that back, with the row that did it. */
export const undoneOf = async (journalIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (journalIds.length === 0) return new Map();
  const { rows } = await withDatabase((db) =>
    db.execute<{ journal_id: string; undo_of: string }>(sql`
      with recursive undoing as (
        select journal_id, undo_of, seq from journal where kind = 'intent' and undo_of = any(${sql.param(journalIds)}::uuid[])
        union
        select j.journal_id, j.undo_of, j.seq from journal j join undoing u on j.undo_of = u.journal_id where j.kind = 'intent'
      )
      select u.journal_id, u.undo_of from undoing u
      where exists (
        select 1 from journal o
        where o.journal_id = u.journal_id and o.kind = 'outcome' and o.outcome = 'done'
      )
      order by u.seq desc`),
  );
  // What takes something back was begun after it, so that all of what took it back itself has been met before.
  const undone = new Map<string, string>();
  for (const { journal_id: by, undo_of: id } of rows)
    if (!undone.has(by) && !undone.has(id)) undone.set(id, by);
  return new Map(journalIds.flatMap((id) => (undone.has(id) ? [[id, undone.get(id) ?? ""] as const] : [])));
};
