import "server-only";
import { and, eq, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import { type HeldMessage, isHeldOnTicket } from "@/lib/actions/held";
import type { Seen } from "@/lib/actions/moved";
import type { TicketSeen } from "@/lib/actions/ticket-moved";
import type { Outgoing, OutgoingState } from "@/lib/api/outgoing";
import { AppError, type ErrorCode, errorCodes } from "@/lib/core/errors";
import { type Database, withDatabase } from "@/lib/server/db/database";
import { attempts } from "@/lib/server/db/schema";
import { outgoing } from "@/lib/server/db/writing-schema";

export type OutgoingRow = typeof outgoing.$inferSelect;

/** Longer than a database and a machine under load are silent. */
const leaseSeconds = 30;
export const renewLeaseMs = (leaseSeconds * 1000) / 3;
/** For how long those who did not press Send are told how it ended. */
const toldSeconds = 300;

// The database's clock counts: processes may run on machines that disagree.
const inMs = (ms: number): SQL => sql`now() + make_interval(secs => ${ms / 1000})`;
const leaseEnd = inMs(leaseSeconds * 1000);

const ofKey = (memberId: string, key: string) => and(eq(outgoing.memberId, memberId), eq(outgoing.key, key));

/** Of one person's messages to one place a later one waits for the earlier. */
const isFirst = sql`not exists (
  select 1 from outgoing e where e.member_id = o.member_id and e.subject = o.subject and e.subject_id = o.subject_id
    and e.state in ('waiting', 'sending') and e.created_at < o.created_at)`;

const dueMs = sql<number>`greatest(0, extract(epoch from ${outgoing.sendAt} - now()) * 1000)::float8`;
type Found = { readonly row: OutgoingRow; readonly dueInMs: number };

const isErrorCode = (code: string): code is ErrorCode => code in errorCodes;

/** With what the person had before them; null where it goes whatever has changed. */
export type Message =
  | (Extract<HeldMessage, { subject: "conversation" }> & { readonly seen: Seen | null })
  | (Extract<HeldMessage, { subject: "ticket" }> & { readonly seen: TicketSeen | null });

/** What is written into a row goes through `insertOutgoing`, so that its parts belong together. */
export const messageOf = ({ subject, subjectId: id, action, seen }: OutgoingRow): Message => {
  const ofTicket = seen !== null && "stateId" in seen ? seen : null;
  if (subject === "conversation")
    return { subject, id, action, seen: seen === null || "stateId" in seen ? null : seen };
  if (isHeldOnTicket(action)) return { subject, id, action, seen: ofTicket };
  throw new AppError("internal", "This is nothing that can be said on a ticket.");
};

const heldIn = (row: OutgoingRow): HeldMessage => {
  const { seen, ...message } = messageOf(row);
  return message;
};

export const shownOutgoing = ({ row, dueInMs }: Found): Outgoing => ({
  ...heldIn(row),
  key: row.key,
  state: row.state,
  dueInMs: row.state === "waiting" ? Math.round(dueInMs) : 0,
  createdAtMs: row.createdAt.getTime(),
  problem:
    row.problem === null || row.problemCode === null || !isErrorCode(row.problemCode)
      ? null
      : { code: row.problemCode, message: row.problem },
});

export type NewOutgoing = {
  readonly memberId: string;
  readonly key: string;
  readonly message: Message;
  readonly holdMs: number;
};

/** @returns whether it is new; one with its key is left as it is. */
export const insertOutgoing = async (db: Database, made: NewOutgoing): Promise<boolean> => {
  const { holdMs, message, ...whose } = made;
  const { id: subjectId, ...what } = message;
  const rows = await db
    .insert(outgoing)
    .values({
      ...whose,
      ...what,
      subjectId,
      state: "waiting",
      sendAt: inMs(holdMs),
      createdAt: sql`clock_timestamp()`,
      changedAt: sql`now()`,
    })
    .onConflictDoNothing()
    .returning({ key: outgoing.key });
  return rows.length > 0;
};

export const findOutgoing = async (memberId: string, key: string): Promise<Found | null> => {
  const [found] = await withDatabase((db) =>
    db.select({ row: outgoing, dueInMs: dueMs }).from(outgoing).where(ofKey(memberId, key)),
  );
  return found ?? null;
};

const openStates = ["waiting", "sending", "held", "failed", "unknown"] as const;

export const listOutgoing = (memberId: string): Promise<readonly Found[]> =>
  withDatabase((db) =>
    db
      .select({ row: outgoing, dueInMs: dueMs })
      .from(outgoing)
      .where(
        and(
          eq(outgoing.memberId, memberId),
          or(
            inArray(outgoing.state, [...openStates]),
            gt(outgoing.changedAt, sql`now() - make_interval(secs => ${toldSeconds})`),
          ),
        ),
      )
      .orderBy(outgoing.createdAt)
      .limit(200),
  );

type Change = {
  readonly state: OutgoingState;
  readonly dueInMs?: number;
  readonly seen?: null;
  readonly problem?: { readonly code: ErrorCode; readonly message: string } | null;
  readonly journalId?: string;
};

const setOf = (change: Change) => ({
  state: change.state,
  changedAt: sql`now()`,
  leaseUntil: null,
  problemCode: change.problem?.code ?? null,
  problem: change.problem?.message ?? null,
  ...(change.dueInMs === undefined ? {} : { sendAt: inMs(change.dueInMs) }),
  ...(change.seen === null ? { seen: null } : {}),
  ...(change.journalId === undefined ? {} : { journalId: change.journalId }),
});

/** What waits to be looked for may be with the customer already. */
export const neverWentOut = sql`not exists (
  select 1 from ${attempts} a where a.member_id = ${outgoing.memberId} and a.key = ${outgoing.key} and a.state <> 'failed')`;

/** Changes it where it is still in one of these states, and `only` holds. @returns whether it was. */
export const moveOutgoing = async (
  memberId: string,
  key: string,
  from: readonly OutgoingState[],
  change: Change,
  only?: SQL,
): Promise<boolean> => {
  const rows = await withDatabase((db) =>
    db
      .update(outgoing)
      .set(setOf(change))
      .where(and(ofKey(memberId, key), inArray(outgoing.state, [...from]), only))
      .returning({ key: outgoing.key }),
  );
  return rows.length > 0;
};

const stillMine = ({ memberId, key, turn }: OutgoingRow) =>
  and(ofKey(memberId, key), eq(outgoing.turn, turn), eq(outgoing.state, "sending"));

/** Ends a turn of sending; whoever has lost it meanwhile changes nothing. */
export const endTurn = async (row: OutgoingRow, change: Change): Promise<void> => {
  await withDatabase((db) => db.update(outgoing).set(setOf(change)).where(stillMine(row)));
};

export const renewTurn = async (row: OutgoingRow): Promise<void> => {
  await withDatabase((db) => db.update(outgoing).set({ leaseUntil: leaseEnd }).where(stillMine(row)));
};

/** Takes up to `most` whose time has come, or whose sender has died, for this process alone. */
export const claimDue = (most: number): Promise<readonly OutgoingRow[]> =>
  withDatabase((db) =>
    db
      .update(outgoing)
      .set({ state: "sending", leaseUntil: leaseEnd, turn: sql`${outgoing.turn} + 1`, changedAt: sql`now()` })
      .where(
        sql`(member_id, key) in (
          select o.member_id, o.key from outgoing o
          where ((o.state = 'waiting' and o.send_at <= now()) or (o.state = 'sending' and o.lease_until < now()))
            and ${isFirst}
          order by o.send_at limit ${most} for update of o skip locked)`,
      )
      .returning(),
  );

/** In how many milliseconds the next can be claimed, late ones included; null when nothing waits. */
export const nextDueMs = async (): Promise<number | null> => {
  const { rows } = await withDatabase((db) =>
    db.execute<{ ms: number | null }>(
      sql`select extract(epoch from min(case when state = 'waiting' then send_at else lease_until end) - now())::float8 * 1000 as ms
        from outgoing o where state in ('waiting', 'sending') and ${isFirst}`,
    ),
  );
  return rows[0]?.ms ?? null;
};

export type Begun = Pick<typeof attempts.$inferSelect, "state" | "journalId">;

/** What the journal knows of trying to send it; null when nobody has tried. */
export const begunOf = async ({ memberId, key }: OutgoingRow): Promise<Begun | null> => {
  const [found] = await withDatabase((db) =>
    db
      .select({ state: attempts.state, journalId: attempts.journalId })
      .from(attempts)
      .where(and(eq(attempts.memberId, memberId), eq(attempts.key, key))),
  );
  return found ?? null;
};
