import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type { QueryResultRow } from "pg";
import type { Region } from "@/lib/api/limits";
import { storableText } from "@/lib/core/text";
import { hourSeconds, minuteSeconds } from "@/lib/core/time";
import type { Findings } from "@/lib/search/findings";
import type { Actor } from "@/lib/server/context";
import { type Database, inTransaction, queryRows } from "@/lib/server/db/database";
import { invitations } from "@/lib/server/db/invitation-schema";
import { members, sessions } from "@/lib/server/db/schema";
import { appendEvent } from "@/lib/server/journal/append-event";

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
export type SignedInFrom = {
  readonly userAgent: string | null;
  readonly address: string | null;
  /** The provider that said who it is; where there is none, it was the password. */
  readonly how?: string | undefined;
  /** The request that signs in, for the journal. */
  readonly requestId?: string | null | undefined;
};

const somewhere: SignedInFrom = { userAgent: null, address: null };
/** Browsers need 200; who sends more only wants to fill the table. */
const longestKept = 300;

const kept = (text: string | null): string | null =>
  text === null ? null : storableText(text.slice(0, longestKept));

const seenSql =
  "update members set last_seen_at = $2 where id = $1 and (last_seen_at is null or last_seen_at < $2)";

const wayOf = { invite: "invitation", reset: "reset-link" } as const;

/** A password that was set with a link is named by it, the first time that somebody signs in with it. */
const wayIn = async (db: Database, memberId: string): Promise<string> => {
  const [link] = await db
    .select({ kind: invitations.kind })
    .from(invitations)
    .innerJoin(members, eq(members.id, memberId))
    .where(
      sql`(${invitations.memberId} = ${members.id} or ${invitations.email} = ${members.email})
        and ${invitations.usedAt} >= coalesce(${members.lastSeenAt}, ${invitations.usedAt})`,
    )
    .limit(1);
  return link ? wayOf[link.kind] : "password";
};

/**
 * A new session with an id of its own, and its row in the journal, both or neither; nothing of an earlier one is taken over. The last
 * step of its transaction.
 */
export const insertSession = async (
  db: Database,
  memberId: string,
  nowMs: number,
  { userAgent, address, how, requestId = null }: SignedInFrom,
): Promise<string> => {
  const id = randomUUID();
  const now = new Date(nowMs);
  const from = { userAgent: kept(userAgent), address: kept(address) };
  const way = how ?? (await wayIn(db, memberId));
  await db.insert(sessions).values({ id, memberId, createdAt: now, lastSeenAt: now, ...from });
  const unseen = or(isNull(members.lastSeenAt), lt(members.lastSeenAt, now));
  await db
    .update(members)
    .set({ lastSeenAt: now })
    .where(and(eq(members.id, memberId), unseen));
  const action = { kind: "sign-in", how: way } as const;
  await appendEvent(db, { memberId, requestId }, { about: memberId, action });
  return id;
};

/** As `insertSession`, by itself: for whoever has been recognised. */
export const createSession = (
  memberId: string,
  nowMs: number,
  from: SignedInFrom = somewhere,
): Promise<string> => inTransaction((db) => insertSession(db, memberId, nowMs, from));

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

/** Signs out whoever has this session, in their own name. Safe to repeat, and for ids that do not exist. */
export const revokeSession = (id: string, nowMs: number, requestId: string | null = null): Promise<void> =>
  inTransaction(async (db) => {
    // Nobody was signed in any more where it had run out.
    const [live] = await db
      .select({ memberId: sessions.memberId })
      .from(sessions)
      .where(and(eq(sessions.id, id), isLive(nowMs)))
      .for("update");
    await endSessions(db, eq(sessions.id, id), nowMs);
    if (!live) return;
    const { memberId } = live;
    await appendEvent(db, { memberId, requestId }, { about: memberId, action: { kind: "sign-out" } });
  });

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
