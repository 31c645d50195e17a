import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { LinkPurpose, OpenLink } from "@/lib/api/invitations";
import { AppError } from "@/lib/core/errors";
import { countLink } from "@/lib/server/auth/limits";
import { checkNewPassword } from "@/lib/server/auth/new-password";
import { hashPassword } from "@/lib/server/auth/password";
import { type Database, inTransaction, withDatabase } from "@/lib/server/db/database";
import { invitations } from "@/lib/server/db/invitation-schema";
import { members, sessions } from "@/lib/server/db/schema";
import type { StrangerCtx } from "@/lib/server/http/context";
import { appendEvent, type Event } from "@/lib/server/journal/append-event";
import { logger } from "@/lib/server/logger/logger";
import { findLink, holdLink } from "./store";

/** One answer for all that can be wrong with a link, so that trying tells nothing. */
const dead = (): AppError =>
  new AppError(
    "not_found",
    "This link does not work. It may have been used, replaced, taken back, or be too old. Ask an owner of your Switchyard for a new one.",
  );

/** @throws AppError `too_many_requests`, `database_unavailable` */
export const mayUseLink = ({ address }: StrangerCtx): Promise<void> => countLink(address);

/** @throws AppError `not_found` for every text that opens nothing now */
export const lookAtLink = async (
  { clock }: StrangerCtx,
  { token }: { readonly token: string },
): Promise<LinkPurpose> => {
  const link = await withDatabase((db) => findLink(db, token, clock.now()));
  if (!link) throw dead();
  const { kind, name, email, role } = link;
  return { kind, name, email, role };
};

/** Whose link it was, and what came of it. */
type Done = { readonly memberId: string; readonly action: Event["action"] };

const makeMember = async (
  db: Database,
  ctx: StrangerCtx,
  link: OpenLink,
  passwordHash: string,
): Promise<Done | null> => {
  const { email, name, role } = link;
  const id = ctx.uuid();
  const createdAt = new Date(ctx.clock.now());
  const made = await db
    .insert(members)
    .values({ id, email, name, role, passwordHash, createdAt })
    .onConflictDoNothing()
    .returning({ id: members.id });
  return made.length === 1 ? { memberId: id, action: { kind: "join", by: "invitation", email, role } } : null;
};

/** Whoever held a session with the old password holds none now. */
const changePassword = async (
  db: Database,
  memberId: string,
  passwordHash: string,
  now: Date,
): Promise<Done | null> => {
  const changed = await db
    .update(members)
    .set({ passwordHash })
    .where(and(eq(members.id, memberId), isNull(members.disabledAt)))
    .returning({ id: members.id });
  await db
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.memberId, memberId), isNull(sessions.revokedAt)));
  return changed.length === 1 ? { memberId, action: { kind: "change-password", by: "reset-link" } } : null;
};

/**
 * Makes the account or changes the password, and uses the link up, all or nothing: of two at the same moment one gets through.
 * @throws AppError `not_found` as `lookAtLink`, whatever the password; `invalid_input` at `password`
 */
export const acceptLink = async (
  ctx: StrangerCtx,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<{ readonly email: string }> => {
  const found = await withDatabase((db) => findLink(db, token, ctx.clock.now()));
  if (!found) throw dead();
  await checkNewPassword(password, found);
  // Before anything is held: it takes its time.
  const passwordHash = await hashPassword(password);
  return inTransaction(async (db) => {
    const now = new Date(ctx.clock.now());
    const link = await holdLink(db, token, now.getTime());
    if (!link) throw dead();
    await db.update(invitations).set({ usedAt: now }).where(eq(invitations.id, link.id));
    const done =
      link.memberId === null
        ? await makeMember(db, ctx, link, passwordHash)
        : await changePassword(db, link.memberId, passwordHash, now);
    if (!done) throw dead();
    const { memberId, action } = done;
    await appendEvent(db, { memberId, requestId: ctx.requestId }, { about: memberId, action });
    logger().info({ invitationId: link.id, kind: link.kind }, "a link was used");
    return { email: link.email };
  });
};
