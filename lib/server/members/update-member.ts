import "server-only";
import { and, eq, isNull, or } from "drizzle-orm";
import type { Role } from "@/lib/access/roles";
import type { Member } from "@/lib/api/members";
import { AppError } from "@/lib/core/errors";
import { endSessions } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/context";
import { type Database, inTransaction } from "@/lib/server/db/database";
import { members, sessions } from "@/lib/server/db/schema";
import { appendEvent, writerOf } from "@/lib/server/journal/append-event";
import { logger } from "@/lib/server/logger/logger";
import { findMembers, noSuchMember } from "./store";

type Change = {
  readonly id: string;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
};

type Standing = { readonly id: string; readonly role: Role; readonly disabledAt: Date | null };

const isOwner = ({ role, disabledAt }: Standing): boolean => role === "owner" && disabledAt === null;

const lastOwner = (path: "role" | "disabled"): AppError => {
  const message = "This is the only owner who can sign in. Make somebody else an owner first.";
  return new AppError("conflict", message, { fields: [{ path, message }] });
};

/**
 * The one to be changed and all owners, as they stand now and until the transaction ends: whoever else changes one of them waits, and
 * then sees what came of this. In the order of their ids, so that two who change each other do not wait for one another.
 */
const lockStanding = (db: Database, id: string): Promise<readonly Standing[]> =>
  db
    .select({ id: members.id, role: members.role, disabledAt: members.disabledAt })
    .from(members)
    .where(or(eq(members.id, id), and(eq(members.role, "owner"), isNull(members.disabledAt))))
    .orderBy(members.id)
    .for("no key update");

/** A row for each of the two that changed. */
const noteChange = async (db: Database, ctx: Ctx, before: Standing, after: Standing): Promise<void> => {
  const about = before.id;
  if (before.role !== after.role) {
    const action = { kind: "change-role", before: before.role, after: after.role } as const;
    await appendEvent(db, writerOf(ctx), { about, action });
  }
  if ((before.disabledAt === null) !== (after.disabledAt === null)) {
    const kind = after.disabledAt === null ? "enable" : "disable";
    await appendEvent(db, writerOf(ctx), { about, action: { kind } });
  }
};

/**
 * Changes a member's role, or whether they may sign in. Being disabled, or let in again, ends all of their sessions.
 * @throws AppError `not_found`; `conflict` for the last owner who can sign in; `forbidden` for who has just lost the right to
 */
export const updateMember = async (ctx: Ctx, { id, role, disabled }: Change): Promise<Member> => {
  const { actor, clock } = ctx;
  const changed = await inTransaction(async (db) => {
    const standing = await lockStanding(db, id);
    const owners = standing.filter(isOwner);
    // Their request came with the right to; somebody may have taken it from them since.
    if (!owners.some((owner) => owner.id === actor.memberId))
      throw new AppError("forbidden", "Your role does not allow that any more. Ask an owner.");
    const before = standing.find((one) => one.id === id);
    if (!before) throw noSuchMember();
    const wasDisabled = before.disabledAt !== null;
    const isDisabled = disabled ?? wasDisabled;
    const nowMs = clock.now();
    const disabledAt = isDisabled ? (before.disabledAt ?? new Date(nowMs)) : null;
    const after = { id, role: role ?? before.role, disabledAt };
    if (isOwner(before) && !isOwner(after) && owners.length === 1)
      throw lastOwner(isDisabled ? "disabled" : "role");
    await db.update(members).set({ role: after.role, disabledAt }).where(eq(members.id, id));
    // Also when they are let in again: somebody may have been signing in while they were being disabled.
    if (isDisabled !== wasDisabled) await endSessions(db, eq(sessions.memberId, id), nowMs);
    const [member] = await findMembers(db, ctx, id);
    if (!member) throw noSuchMember();
    await noteChange(db, ctx, before, after);
    return member;
  });
  logger().info({ memberId: id, byMemberId: actor.memberId, role, disabled }, "a member was changed");
  return changed;
};
