import "server-only";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { HeldAction, HeldOnTicket } from "@/lib/actions/held";
import type { Seen } from "@/lib/actions/moved";
import type { SubjectKind } from "@/lib/actions/subject";
import type { TicketSeen } from "@/lib/actions/ticket-moved";
import type { DraftContent } from "@/lib/api/drafts";
import type { OutgoingState } from "@/lib/api/outgoing";
import { members } from "./schema";

/*
 * What people write, until Intercom has it: messages on hold, drafts, files for them, and saved replies.
 */

const time = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const member = () =>
  uuid("member_id")
    .notNull()
    .references(() => members.id, { onDelete: "cascade" });

/** What it is written to: with its id the two say where. */
const subject = () => text("subject").$type<SubjectKind>().notNull().default("conversation");

/** Messages that somebody has pressed Send on. `key` is the one of `attempts`, so that each goes out at most once. */
export const outgoing = pgTable(
  "outgoing",
  {
    memberId: member(),
    key: uuid("key").notNull(),
    subject: subject(),
    subjectId: text("subject_id").notNull(),
    action: jsonb("action").$type<HeldAction | HeldOnTicket>().notNull(),
    /** What the person had before them; null once they said to send it whatever changed. */
    seen: jsonb("seen").$type<Seen | TicketSeen>(),
    state: text("state").$type<OutgoingState>().notNull(),
    sendAt: time("send_at").notNull(),
    /** The sender renews it; past it, the sender is taken for dead. */
    leaseUntil: time("lease_until"),
    /** How often sending began. Whoever changes it owns the turn. */
    turn: integer("turn").notNull().default(0),
    problemCode: text("problem_code"),
    problem: text("problem"),
    journalId: uuid("journal_id"),
    createdAt: time("created_at").notNull(),
    /** When its state last changed. */
    changedAt: time("changed_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.key] }),
    index("outgoing_due").on(table.sendAt).where(sql`${table.state} in ('waiting', 'sending')`),
    index("outgoing_of").on(table.memberId, table.changedAt),
    check("outgoing_subject", sql`${table.subject} in ('conversation', 'ticket')`),
    check(
      "outgoing_state",
      sql`${table.state} in ('waiting', 'sending', 'sent', 'held', 'failed', 'unknown', 'taken_back')`,
    ),
  ],
);

/** Files for messages, each its uploader's alone. `content_type` is what the bytes show, or what carries nothing that runs. */
export const uploads = pgTable(
  "uploads",
  {
    id: uuid("id").primaryKey(),
    memberId: member(),
    name: text("name").notNull(),
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    /** False while it still comes in. */
    whole: boolean("whole").notNull().default(false),
    createdAt: time("created_at").notNull(),
  },
  (table) => [index("uploads_of").on(table.memberId, table.createdAt)],
);

export const uploadChunks = pgTable(
  "upload_chunks",
  {
    uploadId: uuid("upload_id")
      .notNull()
      .references(() => uploads.id, { onDelete: "cascade" }),
    seq: integer("seq").notNull(),
    data: bytes("data").notNull(),
  },
  (table) => [primaryKey({ columns: [table.uploadId, table.seq] })],
);

/** What somebody is writing in a conversation or on a ticket. A deleted one is kept for a while, so that deleting can be taken back. */
export const drafts = pgTable(
  "drafts",
  {
    memberId: member(),
    subject: subject(),
    subjectId: text("subject_id").notNull(),
    /** What it is written to is called, as far as was known then. */
    name: text("name"),
    content: jsonb("content").$type<DraftContent>().notNull(),
    version: integer("version").notNull(),
    /** Which browser wrote it last, and what to call that. */
    device: text("device").notNull(),
    deviceName: text("device_name").notNull(),
    updatedAt: time("updated_at").notNull(),
    deletedAt: time("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.subject, table.subjectId] }),
    check("drafts_subject", sql`${table.subject} in ('conversation', 'ticket')`),
  ],
);

/** Replies to use again: one's own, or everybody's. */
export const savedReplies = pgTable(
  "saved_replies",
  {
    id: uuid("id").primaryKey(),
    ownerId: uuid("owner_id").references(() => members.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    text: text("text").notNull(),
    shared: boolean("shared").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
    deletedAt: time("deleted_at"),
  },
  (table) => [index("saved_replies_owner").on(table.ownerId)],
);
