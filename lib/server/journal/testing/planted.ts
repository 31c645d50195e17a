import { sql } from "drizzle-orm";
import { withDatabase } from "@/lib/server/db/database";

/** One action as a test has it; all that the journal is searched by. */
export type Planted = {
  readonly seq: number;
  readonly id: string;
  /** Unix seconds. */
  readonly at: number;
  readonly memberId: string;
  readonly conversationId: string | null;
  readonly ticketId: string | null;
  /** The member that an event was about; null for actions. */
  readonly about: string | null;
  /** Known only once it was done, as of a conversation that was begun. */
  readonly laterConversationId: string | null;
  readonly action: { readonly kind: string; readonly [more: string]: unknown };
  readonly before: Readonly<Record<string, unknown>> | null;
  /** In their order, each with the request that found it out. */
  readonly outcomes: readonly {
    readonly outcome: "done" | "failed" | "unknown";
    readonly requestId: string;
  }[];
  /** Somebody holds it. */
  readonly held: boolean;
  readonly undoOf: string | null;
  readonly requestId: string | null;
};

const hashed = { key_id: "0000000000000000", hash: "00" };

/** Where the `n`th action's intent stands, with room for nine outcomes after it; far above what the test itself leaves in the journal. */
export const seqOf = (n: number): number => 1_000_000 + n * 10;

const rowsOf = (one: Planted): readonly Record<string, unknown>[] => {
  const common = {
    ...hashed,
    journal_id: one.id,
    member_id: one.memberId,
    at: new Date(one.at * 1000).toISOString(),
    action: one.action,
  };
  const intent = {
    ...common,
    seq: one.seq,
    kind: one.about === null ? "intent" : "event",
    about: one.about,
    conversation_id: one.conversationId,
    ticket_id: one.ticketId,
    before: one.before,
    undo_of: one.undoOf,
    request_id: one.requestId,
  };
  const ended = one.outcomes.map(({ outcome, requestId }, index) => ({
    ...common,
    seq: one.seq + index + 1,
    kind: "outcome",
    conversation_id: one.laterConversationId ?? one.conversationId,
    ticket_id: one.ticketId,
    outcome,
    request_id: requestId,
  }));
  return [intent, ...ended];
};

/** Puts them into the journal as they are, past its chain. */
export const plantJournal = async (actions: readonly Planted[]): Promise<void> => {
  const rows = JSON.stringify(actions.flatMap(rowsOf));
  const held = JSON.stringify(
    actions
      .filter((one) => one.held)
      .map((one) => ({
        member_id: one.memberId,
        key: one.id,
        journal_id: one.id,
        request_hash: "",
        state: "started",
        turn: 1,
        lease_until: "2999-01-01T00:00:00Z",
        started_at: "2026-01-01T00:00:00Z",
      })),
  );
  await withDatabase(async (db) => {
    await db.execute(
      sql`insert into journal select * from jsonb_populate_recordset(null::journal, ${rows}::jsonb)`,
    );
    await db.execute(
      sql`insert into attempts select * from jsonb_populate_recordset(null::attempts, ${held}::jsonb)`,
    );
  });
};
