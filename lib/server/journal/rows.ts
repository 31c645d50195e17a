import "server-only";
import type { QueryResultRow } from "pg";
import type { ErrorCode } from "@/lib/core/errors";
import { queryRows } from "@/lib/server/db/database";
import { type Administration, onAdministration } from "./administration-row";
import { nameIn, type OnConversation, onConversation, type StoredAction } from "./conversation-row";
import { type Other, onOther } from "./other-row";
import { isErrorCode } from "./outcome";
import { ownId } from "./own-id";
import { type OnTicket, onTicket } from "./ticket-row";

type Row = QueryResultRow &
  StoredAction & {
    journal_id: string;
    at: Date;
    member_id: string;
    name: string | null;
    conversation_id: string | null;
    ticket_id: string | null;
    about: string | null;
    about_name: string | null;
    undo_of: string | null;
    error_code: string | null;
  };

type KnownRow = {
  readonly id: string;
  readonly at: Date;
  readonly memberId: string;
  readonly memberName: string;
  readonly outcome: "done" | "failed" | "unknown" | null;
  readonly undoOf: string | null;
  /** What it was called then. */
  readonly name: string | null;
  /** Why it was not done. */
  readonly why: ErrorCode | null;
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
    at: row.at,
    memberId: row.member_id,
    memberName: nameOf(row.member_id, row.name),
    outcome: row.outcome,
    undoOf: row.undo_of,
    name: nameIn(row),
    why: row.outcome === "failed" && isErrorCode(row.error_code) ? row.error_code : null,
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

/** An event was done when it was written. What else has no outcome and nobody holds any more was cut off: nobody knows whether it was done. */
const rowsSql = (where: string): string => `
  select i.journal_id, i.at, i.member_id, m.name, coalesce(o.conversation_id, i.conversation_id) as conversation_id, i.ticket_id,
    i.about, am.name as about_name, i.action, i.before, i.undo_of,
    coalesce(o.outcome, case when i.kind = 'event' then 'done' when a.key is null then 'unknown' end) as outcome, o.result, o.error_code
  from journal i
  left join members m on m.id = i.member_id
  left join members am on am.id = i.about
  left join lateral (
    select outcome, result, error_code, conversation_id from journal
    where journal_id = i.journal_id and kind = 'outcome'
    order by seq desc limit 1
  ) o on true
  left join attempts a on a.journal_id = i.journal_id and a.state = 'started' and a.lease_until >= now()
  where i.kind in ('intent', 'event') and ${where}
  order by i.seq desc limit 50`;

const read = async (name: string, where: string, value: string): Promise<readonly Known[]> =>
  (await queryRows<Row>(name, rowsSql(where), [value])).flatMap((row) => knownOf(row) ?? []);

/** Newest first, at most 50. @throws AppError `database_unavailable` */
export const rowsOfMember = (memberId: string): Promise<readonly Known[]> =>
  read("journal-of-member", "i.member_id = $1", memberId);

/** Newest first, at most 50. @throws AppError `database_unavailable` */
export const rowsOfConversation = (conversationId: string): Promise<readonly Known[]> =>
  // By both its rows: where a conversation was begun, only the outcome knows which.
  read(
    "journal-of-conversation",
    `i.journal_id in (
      select journal_id from (
        select journal_id from journal where conversation_id = $1 order by seq desc limit 120
      ) latest
    )`,
    conversationId,
  );

/** Newest first, at most 50. @throws AppError `database_unavailable` */
export const rowsOfTicket = (ticketId: string): Promise<readonly Known[]> =>
  read("journal-of-ticket", "i.ticket_id = $1", ticketId);

export const rowOf = async (journalId: string): Promise<Known | null> =>
  (await read("journal-row", "i.journal_id = $1", journalId))[0] ?? null;

const undoingSql = `
  with recursive undoing as (
    select journal_id, undo_of from journal where kind = 'intent' and undo_of = any($1::uuid[])
    union
    select j.journal_id, j.undo_of from journal j join undoing u on j.undo_of = u.journal_id where j.kind = 'intent'
  )
  select u.journal_id, u.undo_of from undoing u
  where exists (
    select 1 from journal o
    where o.journal_id = u.journal_id and o.kind = 'outcome' and o.outcome = 'done'
  )`;

/** Those of the rows that have been taken back, and not been done again by taking that back. */
export const undoneOf = async (journalIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (journalIds.length === 0) return new Set();
  const undoing = await queryRows<QueryResultRow & { journal_id: string; undo_of: string }>(
    "journal-undoing",
    undoingSql,
    [journalIds],
  );
  const isUndone = (id: string): boolean =>
    undoing.some(({ journal_id, undo_of }) => undo_of === id && !isUndone(journal_id));
  return new Set(journalIds.filter(isUndone));
};
