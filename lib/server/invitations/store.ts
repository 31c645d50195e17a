import "server-only";
import { and, desc, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { can, type Role } from "@/lib/access/roles";
import type { OpenLink } from "@/lib/api/invitations";
import type { Database } from "@/lib/server/db/database";
import { invitations } from "@/lib/server/db/invitation-schema";
import { members } from "@/lib/server/db/schema";
import { hashToken } from "./token";

const makers = alias(members, "makers");
/** Of a reset the member whose it is; of an invitation somebody who has that e-mail by now. */
const subjects = alias(members, "subjects");

const isUnused = and(isNull(invitations.usedAt), isNull(invitations.revokedAt));

const isOpen = (nowMs: number): SQL | undefined => and(isUnused, gt(invitations.expiresAt, new Date(nowMs)));

const select = (db: Database, nowMs: number, which: SQL | undefined) =>
  db
    .select({
      id: invitations.id,
      kind: invitations.kind,
      email: sql<string>`coalesce(${subjects.email}, ${invitations.email})`,
      name: sql<string>`coalesce(${subjects.name}, ${invitations.name})`,
      role: sql<Role>`coalesce(${subjects.role}, ${invitations.role})`,
      memberId: invitations.memberId,
      madeAt: invitations.madeAt,
      expiresAt: invitations.expiresAt,
      maker: { name: makers.name, role: makers.role, disabledAt: makers.disabledAt },
      subject: { id: subjects.id, disabledAt: subjects.disabledAt },
    })
    .from(invitations)
    .innerJoin(makers, eq(makers.id, invitations.madeBy))
    .leftJoin(subjects, or(eq(subjects.id, invitations.memberId), eq(subjects.email, invitations.email)))
    .where(and(isOpen(nowMs), which))
    .orderBy(desc(invitations.madeAt));

type Row = Awaited<ReturnType<typeof select>>[number];

/**
 * Whether it does anything: whoever made it may still manage members, so that nobody leaves a door behind; an invitation is for
 * somebody who is no member yet, and a reset for one who is not disabled.
 */
const counts = ({ kind, maker, subject }: Row): boolean => {
  if (maker.disabledAt !== null || !can(maker.role, "manage-members")) return false;
  return kind === "invite" ? subject === null : subject !== null && subject.disabledAt === null;
};

const linkOf = ({ id, kind, email, name, role, memberId, maker, madeAt, expiresAt }: Row): OpenLink => ({
  id,
  kind,
  email,
  name,
  role,
  memberId,
  madeByName: maker.name,
  madeAtMs: madeAt.getTime(),
  expiresAtMs: expiresAt.getTime(),
});

/** Those that can be used now, the youngest first. */
export const openLinks = async (db: Database, nowMs: number): Promise<readonly OpenLink[]> =>
  (await select(db, nowMs, undefined)).filter(counts).map(linkOf);

/** The one that this token opens now; null for every other text. */
export const findLink = async (db: Database, token: string, nowMs: number): Promise<OpenLink | null> => {
  const [row] = await select(db, nowMs, eq(invitations.tokenHash, hashToken(token)));
  return row && counts(row) ? linkOf(row) : null;
};

/** As `findLink`, and until the transaction ends nobody else finds it: of two at the same moment the second sees what the first did. */
export const holdLink = async (db: Database, token: string, nowMs: number): Promise<OpenLink | null> => {
  const which = eq(invitations.tokenHash, hashToken(token));
  await db.select({ id: invitations.id }).from(invitations).where(which).for("update");
  return findLink(db, token, nowMs);
};

const endLinks = async (db: Database, which: SQL | undefined, nowMs: number): Promise<void> => {
  await db
    .update(invitations)
    .set({ revokedAt: new Date(nowMs) })
    .where(and(which, isUnused));
};

/**
 * The links that a member made or that are for them, until the transaction ends. Before the member is held: whoever uses a link holds
 * that first.
 */
export const holdLinksOf = async (db: Database, memberId: string): Promise<void> => {
  await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(or(eq(invitations.madeBy, memberId), eq(invitations.memberId, memberId)), isUnused))
    .orderBy(invitations.id)
    .for("update");
};

/** What does not count because of what became of a member must not count again, whatever becomes of them later. */
export const endLinksOf = (
  db: Database,
  memberId: string,
  as: "maker" | "subject",
  nowMs: number,
): Promise<void> =>
  endLinks(db, eq(as === "maker" ? invitations.madeBy : invitations.memberId, memberId), nowMs);

const lockId = 7_394_203;

/** Until the transaction ends nobody else makes a link for the same e-mail or member; those that were open are no more. */
export const replaceLinks = async (
  db: Database,
  whom: { readonly email: string } | { readonly memberId: string },
  nowMs: number,
): Promise<void> => {
  const [key, which] =
    "email" in whom
      ? [whom.email, eq(invitations.email, whom.email)]
      : [whom.memberId, eq(invitations.memberId, whom.memberId)];
  await db.execute(sql`select pg_advisory_xact_lock(${lockId}, hashtext(${key}))`);
  await endLinks(db, which, nowMs);
};
