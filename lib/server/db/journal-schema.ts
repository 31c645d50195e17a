import "server-only";
import { sql } from "drizzle-orm";
import { bigint, boolean, check, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import type { KeptMonths } from "@/lib/api/kept-months";

/**
 * Where the journal's chain ends, in one row. Whoever appends holds it until their transaction has ended, so that rows queue; and as
 * the end stands apart from the rows, rows that are missing there are noticed.
 */
export const journalHead = pgTable(
  "journal_head",
  {
    only: boolean("only").primaryKey().default(true),
    /** The last row that is older than the chain. */
    begunAfter: bigint("begun_after", { mode: "bigint" }).notNull(),
    seq: bigint("seq", { mode: "bigint" }).notNull(),
    hash: text("hash"),
  },
  (table) => [check("journal_head_only", sql`${table.only}`)],
);

/**
 * Up to where the oldest rows of the journal were removed, as the setting for how long it is kept says; each cut goes further than the one
 * before. The journal's own row about it stands in the chain.
 */
export const journalCuts = pgTable("journal_cuts", {
  /** The last row that went. */
  seq: bigint("seq", { mode: "bigint" }).primaryKey(),
  /** Of that row, with which the chain goes on; null where it was older than the chain. */
  hash: text("hash"),
  at: timestamp("at", { withTimezone: true, mode: "date" }).notNull(),
  /** For how long the journal was set to be kept. */
  months: integer("months").$type<KeptMonths>().notNull(),
  /** Which key `signature` was made with. */
  keyId: text("key_id").notNull(),
  /** Of this cut and the signature of the one before (`lib/server/journal/chain.ts`). */
  signature: text("signature").notNull(),
});
