import "server-only";
import { and, eq } from "drizzle-orm";
import type { RecoveryCodes } from "@/lib/api/second-factor";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { secondFactors } from "@/lib/server/db/second-factor-schema";
import { logger } from "@/lib/server/logger/logger";
import { proveOwnFactor } from "./prove-own";
import { newRecoveryCodes } from "./recovery-codes";
import { findFactorIn, holdMember, openSecret, replaceRecoveryCodes } from "./store";

type Proof = { readonly password: string; readonly code: string };

/**
 * Makes ten recovery codes; those from before open nothing any more.
 * @throws AppError as `proveOwnFactor`
 */
export const renewRecoveryCodes = async ({ actor, clock }: Ctx, proof: Proof): Promise<RecoveryCodes> => {
  const { memberId } = actor;
  const factor = await proveOwnFactor(memberId, proof, clock.now());
  const codes = newRecoveryCodes();
  await inTransaction(async (db) => {
    await holdMember(db, memberId);
    if ((await findFactorIn(db, memberId))?.id !== factor.id)
      throw new AppError("conflict", "The second factor was changed elsewhere. Reload the page to see it.");
    await replaceRecoveryCodes(db, { memberId, secret: openSecret(factor) }, codes);
  });
  logger().info({ memberId }, "recovery codes were made anew");
  return { codes };
};

/** @throws AppError as `proveOwnFactor` */
export const turnOffSecondFactor = async (
  { actor, clock }: Ctx,
  proof: Proof,
): Promise<Record<string, never>> => {
  const { memberId } = actor;
  const factor = await proveOwnFactor(memberId, proof, clock.now());
  await inTransaction(async (db) => {
    await holdMember(db, memberId);
    // The recovery codes go with it.
    await db
      .delete(secondFactors)
      .where(and(eq(secondFactors.memberId, memberId), eq(secondFactors.id, factor.id)));
  });
  logger().info({ memberId }, "a second factor was turned off");
  return {};
};
