import "server-only";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import type { Role } from "@/lib/access/roles";
import type { Region } from "@/lib/api/limits";
import type { Findings } from "@/lib/search/findings";
import type { SortId } from "@/lib/search/sorts";
import type { Audience, Grouping, ViewColumn, ViewIcon } from "@/lib/search/view";

/*
 * Only SQL that PostgreSQL 14 has. Of Intercom's data nothing is kept but ids, and what the journal needs.
 */

const time = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Those who sign in. `email` is stored in lower case. */
export const members = pgTable(
  "members",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull().unique(),
    name: text("name").notNull(),
    role: text("role").$type<Role>().notNull(),
    /** argon2id in PHC form. */
    passwordHash: text("password_hash").notNull(),
    /** Their teammate in Intercom, found by e-mail; null when there is none. */
    teammateId: text("teammate_id"),
    teammateCheckedAt: time("teammate_checked_at"),
    createdAt: time("created_at").notNull(),
    disabledAt: time("disabled_at"),
    /** To the minute; kept here because sessions are swept after a day. */
    lastSeenAt: time("last_seen_at"),
  },
  (table) => [
    check("members_role", sql`${table.role} in ('agent', 'lead', 'owner')`),
    check("members_email_lower", sql`${table.email} = lower(${table.email})`),
  ],
);

/** What each member has set up for themselves, as `lib/api/settings-schema.ts` reads it; without a row all is as it comes. */
export const memberSettings = pgTable("member_settings", {
  memberId: uuid("member_id")
    .primaryKey()
    .references(() => members.id, { onDelete: "cascade" }),
  settings: jsonb("settings").notNull(),
  updatedAt: time("updated_at").notNull(),
});

/** A session counts only while its row says so, whatever the cookie claims. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid("id").primaryKey(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    createdAt: time("created_at").notNull(),
    lastSeenAt: time("last_seen_at").notNull(),
    revokedAt: time("revoked_at"),
    /** What the browser called itself at sign-in, and where it came from, to be recognised by; null where that is not known. */
    userAgent: text("user_agent"),
    address: text("address"),
  },
  (table) => [index("sessions_member").on(table.memberId)],
);

/** The workspace. `only` makes a second row impossible, so that of two set-ups at once one wins. */
export const connections = pgTable(
  "connections",
  {
    id: uuid("id").primaryKey(),
    only: boolean("only").notNull().default(true).unique(),
    workspaceId: text("workspace_id").notNull(),
    workspaceName: text("workspace_name").notNull(),
    region: text("region").$type<Region>().notNull(),
    teammateName: text("teammate_name").notNull(),
    /** Sealed by the vault; `tokenKeyId` says with which key. */
    sealedToken: text("sealed_token").notNull(),
    tokenKeyId: text("token_key_id").notNull(),
    /** Counts up with each new token, so that every process notices one. */
    tokenVersion: integer("token_version").notNull().default(1),
    status: text("status").$type<"ok" | "rejected">().notNull().default("ok"),
    /** What probing found of the workspace's search; null before it was probed. */
    findings: jsonb("findings").$type<Findings>(),
    connectedAt: time("connected_at").notNull(),
    rotatedAt: time("rotated_at"),
  },
  (table) => [check("connections_only", sql`${table.only}`)],
);

/**
 * What was meant and what came of it, in the order it happened. Rows are added by `lib/server/journal/append-row.ts`: an `intent` before
 * Intercom is called, an `outcome` that refers to it by the same `journal_id` after; an `event` with a change of our own database, in its
 * transaction. The oldest go as `journal_cuts` says. Triggers refuse every other change.
 */
export const journal = pgTable(
  "journal",
  {
    /** One more than the row before, without gaps: a number that is missing is a row that was taken away. */
    seq: bigint("seq", { mode: "bigint" }).primaryKey(),
    journalId: uuid("journal_id").notNull(),
    kind: text("kind").$type<"intent" | "outcome" | "event">().notNull(),
    at: time("at").notNull(),
    /** Whoever did it; zeroes (`lib/server/journal/own-id.ts`) where Switchyard did so by itself. */
    memberId: uuid("member_id").notNull(),
    /** What it was done to: one of these two, or `about`. */
    conversationId: text("conversation_id"),
    ticketId: text("ticket_id"),
    action: jsonb("action").notNull(),
    before: jsonb("before").$type<Readonly<Record<string, unknown>>>(),
    outcome: text("outcome").$type<"done" | "failed" | "unknown">(),
    errorCode: text("error_code"),
    /** Of an outcome: the ids that Intercom gave, and how it left what it changed. */
    result: jsonb("result"),
    /** Of an intent: the `journal_id` of the action that this one takes back. */
    undoOf: uuid("undo_of"),
    /** The HTTP request that wrote it, as the log names it; null for what the server did by itself. */
    requestId: uuid("request_id"),
    /** Which key `hash` was made with. */
    keyId: text("key_id"),
    /** Of this row and the hash before it (`lib/server/journal/chain.ts`); null in rows that are older than the chain. */
    hash: text("hash"),
    /** The member that an event was about, or zeroes for the workspace. */
    about: uuid("about"),
  },
  (table) => [
    index("journal_by_id").on(table.journalId),
    index("journal_by_conversation").on(table.conversationId, table.seq),
    index("journal_by_ticket").on(table.ticketId, table.seq),
    index("journal_by_member").on(table.memberId, table.seq),
    index("journal_by_about").on(table.about, table.seq).where(sql`${table.about} is not null`),
    index("journal_undone").on(table.undoOf),
    // What the journal's own page is searched by (`lib/server/journal/conditions.ts`).
    index("journal_by_action")
      .on(sql`(${table.action}->>'kind')`, table.seq)
      .where(sql`${table.kind} <> 'outcome'`),
    index("journal_by_time").on(table.at).where(sql`${table.kind} <> 'outcome'`),
    index("journal_by_request").on(table.requestId).where(sql`${table.requestId} is not null`),
    index("journal_not_done")
      .on(table.journalId)
      .where(sql`${table.kind} = 'outcome' and ${table.outcome} <> 'done'`),
    check(
      "journal_subject",
      sql`num_nonnulls(${table.conversationId}, ${table.ticketId}, ${table.about}) = 1`,
    ),
    check("journal_event", sql`(${table.kind} = 'event') = (${table.about} is not null)`),
    check("journal_kind", sql`(${table.kind} = 'outcome') = (${table.outcome} is not null)`),
    // The migration adds it for rows to come only.
    check("journal_hashed", sql`${table.hash} is not null and ${table.keyId} is not null`),
  ],
);

/** Which keys have been used, so that one key is carried out at most once. */
export const attempts = pgTable(
  "attempts",
  {
    memberId: uuid("member_id").notNull(),
    key: uuid("key").notNull(),
    journalId: uuid("journal_id").notNull(),
    requestHash: text("request_hash").notNull(),
    state: text("state").$type<"started" | "done" | "failed" | "unknown">().notNull(),
    /** Counts the tries; whoever changes it owns the try. */
    turn: integer("turn").notNull().default(1),
    /** The holder renews it; past it, the holder is taken for dead. */
    leaseUntil: time("lease_until").notNull(),
    startedAt: time("started_at").notNull(),
    endedAt: time("ended_at"),
    /** `{ value }` when done, `{ error }` when failed or unknown. */
    response: jsonb("response"),
  },
  (table) => [
    unique("attempts_key").on(table.memberId, table.key),
    index("attempts_by_journal").on(table.journalId),
  ],
);

/** Saved queries. A deleted one is kept for a while, so that deleting can be taken back. */
export const views = pgTable(
  "views",
  {
    id: uuid("id").primaryKey(),
    ownerId: uuid("owner_id").references(() => members.id, { onDelete: "set null" }),
    name: text("name").notNull(),
    icon: text("icon").$type<ViewIcon>().notNull(),
    query: text("query").notNull(),
    sort: text("sort").$type<SortId>().notNull(),
    columns: jsonb("columns").$type<readonly ViewColumn[]>().notNull(),
    groupBy: text("group_by").$type<Grouping>(),
    audience: text("audience").$type<Audience>().notNull(),
    version: integer("version").notNull().default(1),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
    updatedBy: uuid("updated_by").references(() => members.id, { onDelete: "set null" }),
    deletedAt: time("deleted_at"),
    deletedBy: uuid("deleted_by").references(() => members.id, { onDelete: "set null" }),
  },
  (table) => [
    index("views_owner").on(table.ownerId),
    check("views_audience", sql`${table.audience} in ('me', 'leads', 'everyone')`),
  ],
);

/** Where each member has put each view. */
export const viewPlaces = pgTable(
  "view_places",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    viewId: uuid("view_id")
      .notNull()
      .references(() => views.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    pinned: boolean("pinned").notNull(),
  },
  (table) => [primaryKey({ columns: [table.memberId, table.viewId] })],
);

/** When a query last found something, for whomever it was asked; of queries that are views, and without their words. */
export const findings = pgTable("findings", {
  /** SHA-256 of the query as it is stored. */
  queryHash: text("query_hash").primaryKey(),
  countedSince: time("counted_since").notNull(),
  countedAt: time("counted_at").notNull(),
  foundAt: time("found_at"),
});

/** The shape that rate-limiter-flexible expects. `expire` is unix milliseconds. */
export const rateLimits = pgTable("rate_limits", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});
