import "server-only";
import { and, eq } from "drizzle-orm";
import type { RecoveryCodes } from "@/lib/api/second-factor";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { secondFactors } from "@/lib/server/db/second-factor-schema";
import { appendEvent, writerOf } from "@/lib/server/journal/append-event";
import { logger } from "@/lib/server/logger/logger";
import { proveOwnFactor } from "./prove-own";
import { newRecoveryCodes } from "./recovery-codes";
import { findFactorIn, holdMember, openSecret, replaceRecoveryCodes } from "./store";

type Proof = { readonly password: string; readonly code: string };

/**
 * Makes ten recovery codes; those from before open nothing any more.
 * @throws AppError as `proveOwnFactor`
 */
export const renewRecoveryCodes = async (ctx: Ctx, proof: Proof): Promise<RecoveryCodes> => {
  const { memberId } = ctx.actor;
  const factor = await proveOwnFactor(memberId, proof, ctx.clock.now());
  const codes = newRecoveryCodes();
  await inTransaction(async (db) => {
    await holdMember(db, memberId);
    if ((await findFactorIn(db, memberId))?.id !== factor.id)
      throw new AppError("conflict", "The second factor was changed elsewhere. Reload the page to see it.");
    await replaceRecoveryCodes(db, { memberId, secret: openSecret(factor) }, codes);
    await appendEvent(db, writerOf(ctx), { about: memberId, action: { kind: "renew-recovery-codes" } });
  });
  logger().info({ memberId }, "recovery codes were made anew");
  return { codes };
};

/** @throws AppError as `proveOwnFactor` */
export const turnOffSecondFactor = async (ctx: Ctx, proof: Proof): Promise<Record<string, never>> => {
  const { memberId } = ctx.actor;
  const factor = await proveOwnFactor(memberId, proof, ctx.clock.now());
  await inTransaction(async (db) => {
    await holdMember(db, memberId);
    // The recovery codes go with it.
    const { rowCount } = await db
      .delete(secondFactors)
      .where(and(eq(secondFactors.memberId, memberId), eq(secondFactors.id, factor.id)));
    // An owner may have been faster, who has a row of their own.
    if (rowCount === 1)
      await appendEvent(db, writerOf(ctx), { about: memberId, action: { kind: "turn-off-second-factor" } });
  });
  logger().info({ memberId }, "a second factor was turned off");
  return {};
};
