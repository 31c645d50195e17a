import "server-only";
import type { QueryResultRow } from "pg";
import { queryRows } from "@/lib/server/db/database";
import { type OnConversation, onConversation, type StoredAction } from "./conversation-row";
import { type OnTicket, onTicket } from "./ticket-row";

type Row = QueryResultRow &
  StoredAction & {
    journal_id: string;
    at: Date;
    member_id: string;
    name: string | null;
    conversation_id: string | null;
    ticket_id: string | null;
    undo_of: string | null;
  };

type KnownRow = {
  readonly id: string;
  readonly at: Date;
  readonly memberId: string;
  readonly memberName: string;
  readonly outcome: "done" | "failed" | "unknown" | null;
  readonly undoOf: string | null;
};

export type KnownOfConversation = KnownRow & OnConversation & { readonly conversationId: string };
export type KnownOfTicket = KnownRow & OnTicket & { readonly ticketId: string };

/** One action, as the journal has it. */
export type Known = KnownOfConversation | KnownOfTicket;

/** Null for an action that this release does not know. */
const knownOf = (row: Row): Known | null => {
  const common: KnownRow = {
    id: row.journal_id,
    at: row.at,
    memberId: row.member_id,
    memberName: row.name ?? "A former member",
    outcome: row.outcome,
    undoOf: row.undo_of,
  };
  if (row.conversation_id !== null) {
    const done = onConversation(row);
    return done && { ...common, ...done, conversationId: row.conversation_id };
  }
  if (row.ticket_id === null) return null;
  const done = onTicket(row);
  return done && { ...common, ...done, ticketId: row.ticket_id };
};

const rowsSql = (where: string): string => `
  select i.journal_id, i.at, i.member_id, m.name, i.conversation_id, i.ticket_id, i.action, i.before, i.undo_of, o.outcome, o.result
  from journal i
  left join members m on m.id = i.member_id
  left join lateral (
    select outcome, result from journal
    where journal_id = i.journal_id and kind = 'outcome'
    order by seq desc limit 1
  ) o on true
  where i.kind = 'intent' and ${where}
  order by i.seq desc limit 50`;

const read = async (name: string, where: string, value: string): Promise<readonly Known[]> =>
  (await queryRows<Row>(name, rowsSql(where), [value])).flatMap((row) => knownOf(row) ?? []);

/** Newest first, at most 50. @throws AppError `database_unavailable` */
export const rowsOfMember = (memberId: string): Promise<readonly Known[]> =>
  read("journal-of-member", "i.member_id = $1", memberId);

/** Newest first, at most 50. @throws AppError `database_unavailable` */
export const rowsOfConversation = (conversationId: string): Promise<readonly Known[]> =>
  read("journal-of-conversation", "i.conversation_id = $1", conversationId);

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
