import "server-only";
import { bigint, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { members } from "./schema";

const time = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** The secret that a member's authenticator app makes codes of. One that was begun and not confirmed counts for nothing. */
export const secondFactors = pgTable("second_factors", {
  memberId: uuid("member_id")
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  /** Of this secret: whoever begins anew gets another. */
  id: uuid("id").notNull(),
  /** Sealed by the vault for this member; `keyId` says with which key. */
  sealedSecret: text("sealed_secret").notNull(),
  keyId: text("key_id").notNull(),
  begunAt: time("begun_at").notNull(),
  /** When one right code had come; null until then, and signing in asks for none. */
  confirmedAt: time("confirmed_at"),
  /** Of the last code that was taken; that one and all before it are taken no more. */
  lastStep: bigint("last_step", { mode: "number" }),
});

/** Each opens once in place of a code, and its row goes with that. The codes themselves are nowhere. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => secondFactors.memberId, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.codeHash] })],
);
