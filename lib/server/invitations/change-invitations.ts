import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Role } from "@/lib/access/roles";
import type { NewLink, OpenLinks } from "@/lib/api/invitations";
import { AppError } from "@/lib/core/errors";
import { daySeconds } from "@/lib/core/time";
import type { Ctx } from "@/lib/server/context";
import { type Database, inTransaction, withDatabase } from "@/lib/server/db/database";
import { invitations } from "@/lib/server/db/invitation-schema";
import { members } from "@/lib/server/db/schema";
import { appendEvent, type Event, writerOf } from "@/lib/server/journal/append-event";
import { logger } from "@/lib/server/logger/logger";
import { openLinks, replaceLinks } from "./store";
import { linkOf, newToken } from "./token";

const inviteSeconds = 7 * daySeconds;
const resetSeconds = daySeconds;

export const listInvitations = async ({ clock }: Ctx): Promise<OpenLinks> => ({
  links: await withDatabase((db) => openLinks(db, clock.now())),
});

type NewInvitation = { readonly email: string; readonly name: string; readonly role: Role };
type For =
  | ({ readonly kind: "invite" } & NewInvitation)
  | { readonly kind: "reset"; readonly memberId: string };

const eventOf = (whom: For): Event => {
  if (whom.kind === "reset") return { about: whom.memberId, action: { kind: "make-reset-link" } };
  const { email, name, role } = whom;
  return { about: null, action: { kind: "invite", email, name, role } };
};

const insertLink = async (db: Database, ctx: Ctx, whom: For): Promise<NewLink> => {
  const { actor, clock, uuid } = ctx;
  const { token, tokenHash } = newToken();
  const nowMs = clock.now();
  const expiresAtMs = nowMs + (whom.kind === "invite" ? inviteSeconds : resetSeconds) * 1000;
  const id = uuid();
  await db.insert(invitations).values({
    ...whom,
    id,
    tokenHash,
    madeBy: actor.memberId,
    madeAt: new Date(nowMs),
    expiresAt: new Date(expiresAtMs),
  });
  await appendEvent(db, writerOf(ctx), eventOf(whom));
  logger().info({ invitationId: id, kind: whom.kind, memberId: actor.memberId }, "a link was made");
  return { url: linkOf(token), expiresAtMs };
};

const alreadyMember = (isDisabled: boolean): AppError => {
  const message = isDisabled
    ? "This is a member already, who is disabled. Enable them instead."
    : "This is a member already. If they cannot sign in, make a link for a new password.";
  return new AppError("invalid_input", message, { fields: [{ path: "email", message }] });
};

/** @throws AppError `invalid_input` at `email` for who is a member already */
export const postInvitation = (ctx: Ctx, input: NewInvitation): Promise<NewLink> =>
  inTransaction(async (db) => {
    await replaceLinks(db, { email: input.email }, ctx.clock.now());
    const [member] = await db
      .select({ disabledAt: members.disabledAt })
      .from(members)
      .where(eq(members.email, input.email));
    if (member) throw alreadyMember(member.disabledAt !== null);
    const { email, name, role } = input;
    return insertLink(db, ctx, { kind: "invite", email, name, role });
  });

/** @throws AppError `not_found`; `conflict` for somebody who is disabled, whom a new password would not help */
export const postReset = (ctx: Ctx, { id }: { readonly id: string }): Promise<NewLink> =>
  inTransaction(async (db) => {
    const [member] = await db
      .select({ disabledAt: members.disabledAt })
      .from(members)
      .where(eq(members.id, id));
    if (!member) throw new AppError("not_found", "There is no such member. Reload the page.");
    if (member.disabledAt !== null)
      throw new AppError("conflict", "This member is disabled. Enable them first, then make the link.");
    await replaceLinks(db, { memberId: id }, ctx.clock.now());
    return insertLink(db, ctx, { kind: "reset", memberId: id });
  });

/** Safe to repeat, and for ids that do not exist. A link that was used stays used. */
export const deleteInvitation = async (
  ctx: Ctx,
  { id }: { readonly id: string },
): Promise<Record<string, never>> => {
  await inTransaction(async (db) => {
    const [revoked] = await db
      .update(invitations)
      .set({ revokedAt: new Date(ctx.clock.now()) })
      .where(and(eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.revokedAt)))
      .returning({ of: invitations.kind, email: invitations.email, about: invitations.memberId });
    if (!revoked) return;
    const { of, email, about } = revoked;
    await appendEvent(db, writerOf(ctx), { about, action: { kind: "withdraw-link", of, email } });
  });
  logger().info({ invitationId: id, memberId: ctx.actor.memberId }, "a link was revoked");
  return {};
};
