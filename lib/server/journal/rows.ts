import "server-only";
import type { QueryResultRow } from "pg";
import * as z from "zod";
import { type ActionInput, actionInputSchema, standingSchema } from "@/lib/actions/input";
import { inverseOf, sameStanding, standingOf } from "@/lib/actions/inverse";
import type { DoneThen } from "@/lib/actions/stands";
import { actionTable } from "@/lib/actions/table";
import { queryRows } from "@/lib/server/db/database";

const tagSchema = z.object({ id: z.string(), name: z.string() });

/** As it stood before; rows of earlier releases have less, and cannot be taken back. */
const beforeSchema = z.object({
  state: z.enum(["open", "snoozed", "closed"]),
  snoozedUntil: z.number().nullable(),
  assigneeId: z.string().nullable(),
  teamId: z.string().nullable(),
  read: z.boolean(),
  priority: z.boolean(),
  title: z.string().nullable(),
  tags: z.array(tagSchema),
  contacts: z.array(z.object({ id: z.string().nullable() })),
  attributes: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]))
    .optional(),
});

const resultSchema = z.object({
  tag: tagSchema.nullable().catch(null),
  contact: tagSchema.nullable().catch(null),
  after: z
    .custom<z.infer<typeof standingSchema>>((value) => standingSchema.safeParse(value).success)
    .nullable()
    .catch(null),
});

type Row = QueryResultRow & {
  journal_id: string;
  at: Date;
  member_id: string;
  name: string | null;
  conversation_id: string | null;
  action: unknown;
  before: unknown;
  undo_of: string | null;
  outcome: "done" | "failed" | "unknown" | null;
  result: unknown;
};

/** One action on a conversation, as the journal has it. */
export type Known = {
  readonly id: string;
  readonly at: Date;
  readonly memberId: string;
  readonly memberName: string;
  readonly conversationId: string;
  readonly action: ActionInput;
  readonly outcome: "done" | "failed" | "unknown" | null;
  readonly done: DoneThen;
  /** What takes it back, null when nothing does. */
  readonly inverse: ActionInput | null;
  readonly undoOf: string | null;
};

const doneOf = (result: unknown): DoneThen => {
  const parsed = resultSchema.safeParse(result);
  if (!parsed.success) return {};
  const { tag, contact, after } = parsed.data;
  return { tagId: tag?.id, contact: contact ?? undefined, after };
};

const inverseIn = (row: Row, action: ActionInput, done: DoneThen): ActionInput | null => {
  const before = beforeSchema.safeParse(row.before);
  if (row.outcome !== "done" || actionTable[action.kind].undo !== "inverse" || !before.success) return null;
  const inverse = inverseOf(action, before.data, done);
  // What left everything as it was leaves nothing to take back.
  if (inverse?.kind === "restore" && done.after && sameStanding(done.after, standingOf(before.data)))
    return null;
  return inverse;
};

/** Null for what is not done to a conversation, or by an action that this release does not know. */
const knownOf = (row: Row): Known | null => {
  const action = actionInputSchema.safeParse(row.action);
  if (!action.success || row.conversation_id === null) return null;
  const done = doneOf(row.result);
  return {
    id: row.journal_id,
    at: row.at,
    memberId: row.member_id,
    memberName: row.name ?? "A former member",
    conversationId: row.conversation_id,
    action: action.data,
    outcome: row.outcome,
    done,
    inverse: inverseIn(row, action.data, done),
    undoOf: row.undo_of,
  };
};

const rowsSql = (where: string): string => `
  select i.journal_id, i.at, i.member_id, m.name, i.conversation_id, i.action, i.before, i.undo_of, o.outcome, o.result
  from journal i
  left join members m on m.id = i.member_id
  left join lateral (
    select outcome, result from journal
    where journal_id = i.journal_id and kind = 'outcome'
    order by seq desc limit 1
  ) o on true
  where i.kind = 'intent' and i.conversation_id is not null and ${where}
  order by i.seq desc limit 50`;

const read = async (name: string, where: string, value: string): Promise<readonly Known[]> =>
  (await queryRows<Row>(name, rowsSql(where), [value])).flatMap((row) => knownOf(row) ?? []);

/** Newest first, at most 50. @throws AppError `database_unavailable` */
export const rowsOfMember = (memberId: string): Promise<readonly Known[]> =>
  read("journal-of-member", "i.member_id = $1", memberId);

/** Newest first, at most 50. @throws AppError `database_unavailable` */
export const rowsOfConversation = (conversationId: string): Promise<readonly Known[]> =>
  read("journal-of-conversation", "i.conversation_id = $1", conversationId);

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
