import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Subject } from "@/lib/actions/subject";
import { AppError } from "@/lib/core/errors";
import { type Database, inTransaction, withDatabase } from "@/lib/server/db/database";
import { attempts, journal } from "@/lib/server/db/schema";
import { appendRow } from "./append-row";
import type { JournalEntry } from "./journal";
import type { Stored } from "./outcome";
import { storable, storableRecord } from "./storable";

export type Attempt = typeof attempts.$inferSelect;

/** Who writes, by which request. */
export type Writer = {
  readonly memberId: string;
  /** Null for what the server does by itself. */
  readonly requestId: string | null;
};

/** A try that this call holds: nobody else runs it while the lease is renewed. */
export type Held = Writer & {
  readonly key: string;
  readonly journalId: string;
  readonly turn: number;
  readonly startedAtMs: number;
};

export type Claim =
  | { readonly kind: "run"; readonly held: Held }
  | { readonly kind: "look"; readonly held: Held }
  | { readonly kind: "wait"; readonly turn: number }
  | { readonly kind: "ended"; readonly attempt: Attempt };

/** How long a holder may be silent before it is taken for dead. */
export const leaseSeconds = 15;

// The database's clock counts for leases: processes may run on machines that disagree.
const leaseEnd = sql`now() + make_interval(secs => ${leaseSeconds})`;

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, canonical(item)]),
  );
};

/** Each kind of subject has a column of its own. */
const subjectColumns = ({ kind, id }: Subject) =>
  kind === "conversation" ? { conversationId: id } : { ticketId: id };

/** The same for the same request, however its properties are ordered. */
const requestHash = ({ subject, action }: JournalEntry): string =>
  createHash("sha256")
    .update(JSON.stringify(canonical({ ...subjectColumns(subject), action })))
    .digest("hex");

const ofKey = (memberId: string, key: string) => and(eq(attempts.memberId, memberId), eq(attempts.key, key));

const heldOf = (row: Attempt, { requestId }: Writer): Held => ({
  memberId: row.memberId,
  requestId,
  key: row.key,
  journalId: row.journalId,
  turn: row.turn,
  startedAtMs: row.startedAt.getTime(),
});

const writeIntent = (db: Database, writer: Writer, entry: JournalEntry, journalId: string) =>
  appendRow(db, {
    journalId,
    kind: "intent",
    memberId: writer.memberId,
    requestId: writer.requestId,
    ...subjectColumns(entry.subject),
    action: storable(entry.action),
    before: entry.before && storableRecord(entry.before),
    undoOf: entry.undoOf ?? null,
  });

/**
 * Two who take back the same row at the same moment would both find that it still stands. They queue here, and the second one is told;
 * once the first one has ended, its outcome tells whoever asks.
 */
const refuseSecondUndo = async (db: Database, undoOf: string): Promise<void> => {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${undoOf}, 0))`);
  const { rows } = await db.execute(sql`
    select 1 from ${journal} i join ${attempts} a on a.journal_id = i.journal_id
    where i.undo_of = ${undoOf} and i.kind = 'intent' and a.state = 'started' and a.lease_until >= now()`);
  if (rows.length > 0)
    throw new AppError(
      "undo_outdated",
      "Somebody is taking it back at this moment, so nothing more was done.",
    );
};

const beginTry = async (
  db: Database,
  writer: Writer,
  entry: JournalEntry,
  journalId: string,
): Promise<void> => {
  if (entry.undoOf) await refuseSecondUndo(db, entry.undoOf);
  await writeIntent(db, writer, entry, journalId);
};

const start = async (db: Database, writer: Writer, entry: JournalEntry): Promise<Held | null> => {
  const journalId = randomUUID();
  const [row] = await db
    .insert(attempts)
    .values({
      memberId: writer.memberId,
      key: entry.key,
      journalId,
      requestHash: requestHash(entry),
      state: "started",
      leaseUntil: leaseEnd,
      startedAt: sql`now()`,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return null;
  await beginTry(db, writer, entry, journalId);
  return heldOf(row, writer);
};

/** Locked until the end of the transaction, so that of several who come at once one takes the next turn. */
const lockedRow = async (db: Database, memberId: string, key: string) => {
  const [row] = await db
    .select({ attempt: attempts, isDead: sql<boolean>`${attempts.leaseUntil} < now()` })
    .from(attempts)
    .where(ofKey(memberId, key))
    .for("update");
  if (!row) throw new AppError("internal", "The record of this action is gone.");
  return row;
};

/** A new run gets a journal entry of its own; a look keeps the one it looks for. */
const takeTurn = async (
  db: Database,
  writer: Writer,
  attempt: Attempt,
  fresh: { readonly journalId: string } | null,
) => {
  const [row] = await db
    .update(attempts)
    .set({
      state: "started",
      turn: attempt.turn + 1,
      leaseUntil: leaseEnd,
      endedAt: null,
      response: null,
      ...(fresh ? { journalId: fresh.journalId, startedAt: sql`now()` } : {}),
    })
    .where(ofKey(attempt.memberId, attempt.key))
    .returning();
  return heldOf(row ?? attempt, writer);
};

const mismatch = (): AppError =>
  new AppError(
    "idempotency_mismatch",
    "This was already used for another action. Reload the page and do it again.",
  );

/** `look`: only to find out what became of an earlier try; nothing is begun. */
export type Mode = "act" | "look";

const claimExisting = async (
  db: Database,
  writer: Writer,
  entry: JournalEntry,
  mode: Mode,
): Promise<Claim> => {
  const { attempt, isDead } = await lockedRow(db, writer.memberId, entry.key);
  if (attempt.requestHash !== requestHash(entry)) throw mismatch();
  switch (attempt.state) {
    case "done":
      return { kind: "ended", attempt };
    case "started":
      return isDead
        ? { kind: "look", held: await takeTurn(db, writer, attempt, null) }
        : { kind: "wait", turn: attempt.turn };
    case "unknown":
      return { kind: "look", held: await takeTurn(db, writer, attempt, null) };
    case "failed": {
      if (mode === "look") return { kind: "ended", attempt };
      const journalId = randomUUID();
      const held = await takeTurn(db, writer, attempt, { journalId });
      await beginTry(db, writer, entry, journalId);
      return { kind: "run", held };
    }
  }
};

/**
 * Decides what this call does about the key, and stores the intent where it is to run.
 * @throws AppError `idempotency_mismatch`, `database_unavailable`
 */
export const claim = (writer: Writer, entry: JournalEntry, mode: Mode = "act"): Promise<Claim> =>
  inTransaction(async (db) => {
    const held = mode === "look" ? null : await start(db, writer, entry);
    return held ? { kind: "run", held } : claimExisting(db, writer, entry, mode);
  });

export const findAttempt = async (memberId: string, key: string) => {
  const [row] = await withDatabase((db) =>
    db
      .select({ attempt: attempts, isDead: sql<boolean>`${attempts.leaseUntil} < now()` })
      .from(attempts)
      .where(ofKey(memberId, key)),
  );
  return row ?? null;
};

/** The key under which a member did what a row says; null for another member's, and for what is not known any more. */
export const keyOfRow = async (memberId: string, journalId: string): Promise<string | null> => {
  const [row] = await withDatabase((db) =>
    db
      .select({ key: attempts.key })
      .from(attempts)
      .where(and(eq(attempts.memberId, memberId), eq(attempts.journalId, journalId))),
  );
  return row?.key ?? null;
};

const stillHeld = (held: Held) =>
  and(ofKey(held.memberId, held.key), eq(attempts.turn, held.turn), eq(attempts.state, "started"));

/** What the intent of an earlier try says of how things were before it. */
export const beforeOfTry = async (journalId: string): Promise<JournalEntry["before"]> => {
  const [row] = await withDatabase((db) =>
    db
      .select({ before: journal.before })
      .from(journal)
      .where(and(eq(journal.journalId, journalId), eq(journal.kind, "intent"))),
  );
  return row?.before ?? null;
};

export const renewLease = async (held: Held): Promise<void> => {
  await withDatabase((db) => db.update(attempts).set({ leaseUntil: leaseEnd }).where(stillHeld(held)));
};

export type End = {
  readonly state: "done" | "failed" | "unknown";
  readonly response: Stored;
  readonly errorCode: string | null;
};

/** Stores how it ended, once: whoever has lost the turn meanwhile changes nothing. */
export const finish = (
  held: Held,
  { subject, action }: Pick<JournalEntry, "subject" | "action">,
  end: End,
): Promise<void> =>
  inTransaction(async (db) => {
    const [row] = await db
      .update(attempts)
      .set({ state: end.state, endedAt: sql`now()`, response: storable(end.response) })
      .where(stillHeld(held))
      .returning({ journalId: attempts.journalId });
    if (!row) return;
    await appendRow(db, {
      journalId: held.journalId,
      kind: "outcome",
      memberId: held.memberId,
      requestId: held.requestId,
      ...subjectColumns(subject),
      action: storable(action),
      outcome: end.state,
      errorCode: end.errorCode,
      result: "value" in end.response ? storable(end.response.value) : null,
    });
  });
