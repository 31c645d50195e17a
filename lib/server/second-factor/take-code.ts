import "server-only";
import { and, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import { withDatabase } from "@/lib/server/db/database";
import { recoveryCodes, secondFactors } from "@/lib/server/db/second-factor-schema";
import { hashRecoveryCode, readCode, type TypedCode } from "./recovery-codes";
import { openSecret, type StoredFactor } from "./store";
import { stepOf } from "./totp";

/** In one statement: of two who bring the same code at the same moment one changes the row, and the other finds it changed. */
const takeStep = async ({ memberId, id }: StoredFactor, step: number): Promise<boolean> => {
  const { rowCount } = await withDatabase((db) =>
    db
      .update(secondFactors)
      .set({ lastStep: step })
      .where(
        and(
          eq(secondFactors.memberId, memberId),
          eq(secondFactors.id, id),
          isNotNull(secondFactors.confirmedAt),
          or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step)),
        ),
      ),
  );
  return rowCount === 1;
};

const takeRecoveryCode = async (memberId: string, codeHash: string): Promise<boolean> => {
  const { rowCount } = await withDatabase((db) =>
    db
      .delete(recoveryCodes)
      .where(and(eq(recoveryCodes.memberId, memberId), eq(recoveryCodes.codeHash, codeHash))),
  );
  return rowCount === 1;
};

/**
 * Uses a code up and says of which kind it was; null where it could not be used: each is good once, and one of the app only until a later
 * one was taken.
 * @throws AppError `second_factor_unreadable`
 */
export const takeCode = async (
  factor: StoredFactor,
  typed: string,
  nowMs: number,
): Promise<TypedCode["kind"] | null> => {
  const secret = openSecret(factor);
  const code = readCode(typed);
  if (code === null) return null;
  if (code.kind === "recovery") {
    const hash = hashRecoveryCode(secret, factor.memberId, code.letters);
    return (await takeRecoveryCode(factor.memberId, hash)) ? code.kind : null;
  }
  const step = stepOf(secret, code.digits, nowMs);
  return step !== null && (await takeStep(factor, step)) ? code.kind : null;
};
