import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull, type SQL } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { QueryResultRow } from "pg";
import type { Region } from "@/lib/api/limits";
import { storableText } from "@/lib/core/text";
import { hourSeconds, minuteSeconds } from "@/lib/core/time";
import type { Findings } from "@/lib/search/findings";
import type { Actor } from "@/lib/server/context";
import { type Database, queryRows, withDatabase } from "@/lib/server/db/database";
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

type MemberRow = QueryResultRow & { facts: string };
type Row = MemberRow & { member_id: string; created_at: Date; last_seen_at: Date };

type Facts = {
  readonly member: Omit<Actor, "sessionId">;
  /** As PostgreSQL writes a time in JSON, which is ISO 8601. */
  readonly checkedAt: string | null;
  readonly connection: ConnectionRow | null;
};

/** All in one column: the driver takes longer for a dozen of them than for everything else that it does. */
const factsColumn = `json_build_object(
    'member', json_build_object('memberId', m.id, 'name', m.name, 'email', m.email, 'role', m.role,
      'teammateId', m.teammate_id),
    'checkedAt', m.teammate_checked_at,
    'connection', case when c.id is not null then json_build_object('id', c.id, 'workspaceId', c.workspace_id,
      'workspaceName', c.workspace_name, 'region', c.region, 'tokenVersion', c.token_version, 'status', c.status,
      'findings', c.findings) end
  )::text as facts`;

/** One statement for all that a request needs to know, because every request asks it. */
const findSql = `
  select s.member_id, s.created_at, s.last_seen_at, ${factsColumn}
  from sessions s
  join members m on m.id = s.member_id
  left join connections c on c.only
  where s.id = $1 and s.revoked_at is null and m.disabled_at is null`;

/** By what a person knows their own session again. */
export type SignedInFrom = { readonly userAgent: string | null; readonly address: string | null };

const somewhere: SignedInFrom = { userAgent: null, address: null };
/** Browsers need 200; who sends more only wants to fill the table. */
const longestKept = 300;

const kept = (text: string | null): string | null =>
  text === null ? null : storableText(text.slice(0, longestKept));

const seenSql =
  "update members set last_seen_at = $2 where id = $1 and (last_seen_at is null or last_seen_at < $2)";

/** A new session with an id of its own; nothing of an earlier one is taken over. */
export const createSession = async (
  memberId: string,
  nowMs: number,
  { userAgent, address }: SignedInFrom = somewhere,
): Promise<string> => {
  const id = randomUUID();
  const now = new Date(nowMs);
  const from = { userAgent: kept(userAgent), address: kept(address) };
  await withDatabase((db) =>
    db.insert(sessions).values({ id, memberId, createdAt: now, lastSeenAt: now, ...from }),
  );
  await queryRows("member-seen", seenSql, [memberId, now]);
  return id;
};

/** The sessions that `findSession` would find, apart from what their members are. */
export const isLive = (nowMs: number): SQL | undefined =>
  and(
    isNull(sessions.revokedAt),
    gt(sessions.createdAt, new Date(nowMs - absoluteSeconds * 1000)),
    gt(sessions.lastSeenAt, new Date(nowMs - idleSeconds * 1000)),
  );

/** Ends those that fit and have not ended, and says how many; with the rest of a transaction where there is one. */
export const endSessions = async (db: Database, which: SQL | undefined, nowMs: number): Promise<number> => {
  const { rowCount } = await db
    .update(sessions)
    .set({ revokedAt: new Date(nowMs) })
    .where(and(which, isNull(sessions.revokedAt)));
  return rowCount ?? 0;
};

/** Safe to repeat, and for ids that do not exist. */
export const revokeSession = async (id: string, nowMs: number): Promise<void> => {
  await withDatabase((db) => endSessions(db, eq(sessions.id, id), nowMs));
};

/** Ends every session of a member at once, and says how many there were. */
export const revokeSessionsOf = (memberId: string, nowMs: number): Promise<number> =>
  withDatabase((db) => endSessions(db, eq(sessions.memberId, memberId), nowMs));

/** What the database has just said, word for word, and what that means. Whether it still says so is asked every time. */
const understood = new LRUCache<string, Facts>({ max: 200 });

const factsOf = ({ facts: text }: MemberRow): Facts => {
  const known = understood.get(text);
  if (known) return known;
  const facts: Facts = JSON.parse(text);
  understood.set(text, facts);
  return facts;
};

const liveOf = (row: MemberRow, sessionId: string): LiveSession => {
  const { member, checkedAt, connection } = factsOf(row);
  return {
    actor: { ...member, sessionId },
    teammateCheckedAtMs: checkedAt === null ? null : Date.parse(checkedAt),
    connection,
  };
};

const touchSql = "update sessions set last_seen_at = $2 where id = $1 and last_seen_at < $2";

/**
 * The session with that id, if it counts now: not revoked, not idle for an hour, not older than twelve, its member not
 * disabled. Role, name and connection are as the database has them at this moment. Where it is asked without `isUse`, an hour without
 * use goes on.
 * @throws AppError `database_unavailable`; a session that cannot be checked never counts.
 */
export const findSession = async (id: string, nowMs: number, isUse = true): Promise<LiveSession | null> => {
  const [row] = await queryRows<Row>("session-find", findSql, [id]);
  if (!row) return null;
  const age = nowMs - row.created_at.getTime();
  const idle = nowMs - row.last_seen_at.getTime();
  if (age >= absoluteSeconds * 1000 || idle >= idleSeconds * 1000) return null;
  if (isUse && idle >= touchSeconds * 1000) {
    const now = new Date(nowMs);
    await queryRows("session-touch", touchSql, [id, now]);
    // Apart, so that nobody holds the one row while waiting for the other.
    await queryRows("member-seen", seenSql, [row.member_id, now]);
  }
  return liveOf(row, id);
};

const findMemberSql = `
  select ${factsColumn}
  from members m
  left join connections c on c.only
  where m.id = $1 and m.disabled_at is null`;

/** For what is done in somebody's name while they are away: as a session of theirs would be now; null for who may not sign in. */
export const findMember = async (memberId: string): Promise<LiveSession | null> => {
  const [row] = await queryRows<MemberRow>("member-find", findMemberSql, [memberId]);
  return row ? liveOf(row, "none") : null;
};
