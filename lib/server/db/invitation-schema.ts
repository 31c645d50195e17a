import "server-only";
import { sql } from "drizzle-orm";
import { check, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Role } from "@/lib/access/roles";
import type { LinkKind } from "@/lib/api/invitations";
import { members } from "./schema";

const time = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/**
 * Links that an owner hands over: to join, or to set a new password. The token in a link is never stored, only its SHA-256. One
 * open link for each e-mail that is invited, and one for each member.
 */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid("id").primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    kind: text("kind").$type<LinkKind>().notNull(),
    /** Of an invitation, in lower case; of a reset the member's row says all three. */
    email: text("email"),
    name: text("name"),
    role: text("role").$type<Role>(),
    memberId: uuid("member_id").references(() => members.id, { onDelete: "cascade" }),
    madeBy: uuid("made_by")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    madeAt: time("made_at").notNull(),
    expiresAt: time("expires_at").notNull(),
    usedAt: time("used_at"),
    revokedAt: time("revoked_at"),
  },
  (table) => [
    check("invitations_email_lower", sql`${table.email} = lower(${table.email})`),
    check("invitations_role", sql`${table.role} in ('agent', 'lead', 'owner')`),
    check(
      "invitations_kind",
      sql`case ${table.kind}
        when 'invite' then num_nonnulls(${table.email}, ${table.name}, ${table.role}) = 3 and ${table.memberId} is null
        when 'reset' then num_nonnulls(${table.email}, ${table.name}, ${table.role}) = 0 and ${table.memberId} is not null
        else false end`,
    ),
    uniqueIndex("invitations_one_invite")
      .on(table.email)
      .where(sql`${table.usedAt} is null and ${table.revokedAt} is null`),
    uniqueIndex("invitations_one_reset")
      .on(table.memberId)
      .where(sql`${table.usedAt} is null and ${table.revokedAt} is null`),
  ],
);
