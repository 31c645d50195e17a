import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { TurnedOn } from "@/lib/api/second-factor";
import { AppError } from "@/lib/core/errors";
import { endSessions, isLive } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { sessions } from "@/lib/server/db/schema";
import { secondFactors } from "@/lib/server/db/second-factor-schema";
import { appendEvent, writerOf } from "@/lib/server/journal/append-event";
import { logger } from "@/lib/server/logger/logger";
import { wrongAt } from "./prove-own";
import { newRecoveryCodes, readCode } from "./recovery-codes";
import { holdMember, openSecret, replaceRecoveryCodes } from "./store";
import { stepOf } from "./totp";

/**
 * One right code turns it on: from then on nobody signs in as this member without one, and whoever was signed in elsewhere is no more.
 * This is the only answer that ever holds these recovery codes.
 * @throws AppError `invalid_input` at `code`; `conflict` where it was begun anew meanwhile, or is on
 */
export const confirmSecondFactor = async (
  ctx: Ctx,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<TurnedOn> => {
  const { actor, clock } = ctx;
  const { memberId } = actor;
  const nowMs = clock.now();
  const done = await inTransaction(async (db) => {
    await holdMember(db, memberId);
    const which = and(
      eq(secondFactors.memberId, memberId),
      eq(secondFactors.id, id),
      isNull(secondFactors.confirmedAt),
    );
    const [begun] = await db.select().from(secondFactors).where(which);
    if (!begun)
      throw new AppError("conflict", "This was begun anew, finished or given up elsewhere. Start again.");
    const secret = openSecret(begun);
    const typed = readCode(code);
    const step = typed?.kind === "app" ? stepOf(secret, typed.digits, nowMs) : null;
    if (step === null) throw wrongAt("code");
    await db
      .update(secondFactors)
      .set({ confirmedAt: new Date(nowMs), lastStep: step })
      .where(which);
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(db, { memberId, secret }, codes);
    const others = and(eq(sessions.memberId, memberId), ne(sessions.id, actor.sessionId));
    const ended = await db.$count(sessions, and(others, isLive(nowMs)));
    await endSessions(db, others, nowMs);
    await appendEvent(db, writerOf(ctx), { about: memberId, action: { kind: "turn-on-second-factor" } });
    return { codes, ended };
  });
  logger().info({ memberId }, "a second factor was turned on");
  return done;
};
