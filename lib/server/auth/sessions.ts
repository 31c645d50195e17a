import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { QueryResultRow } from "pg";
import type { Role } from "@/lib/access/roles";
import type { Region } from "@/lib/api/limits";
import { hourSeconds, minuteSeconds } from "@/lib/core/time";
import type { Findings } from "@/lib/search/findings";
import type { Actor } from "@/lib/server/context";
import { queryRows, withDatabase } from "@/lib/server/db/database";
import { sessions } from "@/lib/server/db/schema";

export const idleSeconds = 60 * minuteSeconds;
export const absoluteSeconds = 12 * hourSeconds;
/** The row learns of activity at most this often. */
const touchSeconds = minuteSeconds;

/** The connection as every request sees it; what is sealed is not here. */
export type ConnectionRow = {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly region: Region;
  readonly tokenVersion: number;
  readonly status: "ok" | "rejected";
  readonly findings: Findings | null;
};

export type LiveSession = {
  readonly actor: Actor;
  readonly teammateCheckedAtMs: number | null;
  /** Null before a workspace has been connected. */
  readonly connection: ConnectionRow | null;
};

type MemberRow = QueryResultRow & {
  member_id: string;
  name: string;
  email: string;
  role: Role;
  teammate_id: string | null;
  teammate_checked_at: Date | null;
  connection_id: string | null;
  workspace_id: string;
  workspace_name: string;
  region: Region;
  token_version: number;
  status: "ok" | "rejected";
  findings: Findings | null;
};

type Row = MemberRow & { created_at: Date; last_seen_at: Date };

const memberColumns = `m.id as member_id, m.name, m.email, m.role, m.teammate_id, m.teammate_checked_at,
    c.id as connection_id, c.workspace_id, c.workspace_name, c.region, c.token_version, c.status, c.findings`;

/** One statement for all that a request needs to know, because every request asks it. */
const findSql = `
  select s.created_at, s.last_seen_at, ${memberColumns}
  from sessions s
  join members m on m.id = s.member_id
  left join connections c on c.only
  where s.id = $1 and s.revoked_at is null and m.disabled_at is null`;

/** A new session with an id of its own; nothing of an earlier one is taken over. */
export const createSession = async (memberId: string, nowMs: number): Promise<string> => {
  const id = randomUUID();
  const now = new Date(nowMs);
  await withDatabase((db) => db.insert(sessions).values({ id, memberId, createdAt: now, lastSeenAt: now }));
  return id;
};

/** Safe to repeat, and for ids that do not exist. */
export const revokeSession = async (id: string, nowMs: number): Promise<void> => {
  await withDatabase((db) =>
    db
      .update(sessions)
      .set({ revokedAt: new Date(nowMs) })
      .where(and(eq(sessions.id, id), isNull(sessions.revokedAt))),
  );
};

/** Ends every session of a member at once. */
export const revokeSessionsOf = async (memberId: string, nowMs: number): Promise<void> => {
  await withDatabase((db) =>
    db
      .update(sessions)
      .set({ revokedAt: new Date(nowMs) })
      .where(and(eq(sessions.memberId, memberId), isNull(sessions.revokedAt))),
  );
};

const connectionOf = (row: MemberRow): ConnectionRow | null =>
  row.connection_id === null
    ? null
    : {
        id: row.connection_id,
        workspaceId: row.workspace_id,
        workspaceName: row.workspace_name,
        region: row.region,
        tokenVersion: row.token_version,
        status: row.status,
        findings: row.findings,
      };

const liveOf = (row: MemberRow, sessionId: string): LiveSession => ({
  actor: {
    memberId: row.member_id,
    sessionId,
    name: row.name,
    email: row.email,
    role: row.role,
    teammateId: row.teammate_id,
  },
  teammateCheckedAtMs: row.teammate_checked_at?.getTime() ?? null,
  connection: connectionOf(row),
});

/**
 * The session with that id, if it counts now: not revoked, not idle for an hour, not older than twelve, its member not
 * disabled. Role, name and connection are as the database has them at this moment.
 * @throws AppError `database_unavailable`; a session that cannot be checked never counts.
 */
export const findSession = async (id: string, nowMs: number): Promise<LiveSession | null> => {
  const [row] = await queryRows<Row>("session-find", findSql, [id]);
  if (!row) return null;
  const age = nowMs - row.created_at.getTime();
  const idle = nowMs - row.last_seen_at.getTime();
  if (age >= absoluteSeconds * 1000 || idle >= idleSeconds * 1000) return null;
  if (idle >= touchSeconds * 1000) {
    await queryRows(
      "session-touch",
      "update sessions set last_seen_at = $2 where id = $1 and last_seen_at < $2",
      [id, new Date(nowMs)],
    );
  }
  return liveOf(row, id);
};

const findMemberSql = `
  select ${memberColumns}
  from members m
  left join connections c on c.only
  where m.id = $1 and m.disabled_at is null`;

/** For what is done in somebody's name while they are away: as a session of theirs would be now; null for who may not sign in. */
export const findMember = async (memberId: string): Promise<LiveSession | null> => {
  const [row] = await queryRows<MemberRow>("member-find", findMemberSql, [memberId]);
  return row ? liveOf(row, "none") : null;
};
