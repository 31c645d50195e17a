import "server-only";
import { and, eq, isNotNull, ne } from "drizzle-orm";
import { type Database, withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import { recoveryCodes, secondFactors } from "@/lib/server/db/second-factor-schema";
import { logger } from "@/lib/server/logger/logger";
import { processVault } from "@/lib/server/vault/process-vault";
import type { Contents, Sealed, Vault } from "@/lib/server/vault/vault";
import { hashRecoveryCode } from "./recovery-codes";

export type StoredFactor = typeof secondFactors.$inferSelect;

const contents: Contents = {
  code: "second_factor_unreadable",
  name: "secret of this second factor",
  mend: "an owner can turn the second factor off under Settings, Members",
};

const vault = (): Vault => processVault(contents);

/** What a secret is bound to when it is sealed. */
const scopeOf = (memberId: string): string => `second-factor:${memberId}`;

export const sealSecret = (secret: string, memberId: string): Sealed =>
  vault().seal(secret, scopeOf(memberId));

/** The one that is on; null where signing in asks for none. */
export const findFactorIn = async (db: Database, memberId: string): Promise<StoredFactor | null> => {
  const [found] = await db
    .select()
    .from(secondFactors)
    .where(and(eq(secondFactors.memberId, memberId), isNotNull(secondFactors.confirmedAt)));
  return found ?? null;
};

export const findFactor = (memberId: string): Promise<StoredFactor | null> =>
  withDatabase((db) => findFactorIn(db, memberId));

/** Until the transaction ends nobody else changes how this member signs in, and whoever signs in waits for what comes of it. */
export const holdMember = async (db: Database, memberId: string): Promise<boolean> => {
  const held = await db
    .select({ id: members.id })
    .from(members)
    .where(eq(members.id, memberId))
    .for("no key update");
  return held.length === 1;
};

/** Only in place of what was read: others may have been faster. */
const sealAnew = async (stored: StoredFactor, secret: string): Promise<void> => {
  const fresh = sealSecret(secret, stored.memberId);
  const { rowCount } = await withDatabase((db) =>
    db
      .update(secondFactors)
      .set({ sealedSecret: fresh.sealed, keyId: fresh.keyId })
      .where(
        and(eq(secondFactors.memberId, stored.memberId), eq(secondFactors.sealedSecret, stored.sealedSecret)),
      ),
  );
  if (rowCount === 1)
    logger().info(
      { memberId: stored.memberId, from: stored.keyId, to: fresh.keyId },
      "a second factor was sealed anew",
    );
};

/** @throws AppError `second_factor_unreadable`; what is stored stays as it is. */
export const openSecret = (stored: StoredFactor): string =>
  vault().open({ sealed: stored.sealedSecret, keyId: stored.keyId }, scopeOf(stored.memberId));

/** Puts fresh codes in place of those that there are. The caller holds the member. */
export const replaceRecoveryCodes = async (
  db: Database,
  { memberId, secret }: { readonly memberId: string; readonly secret: string },
  codes: readonly string[],
): Promise<void> => {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.memberId, memberId));
  await db
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ memberId, codeHash: hashRecoveryCode(secret, memberId, code) })));
};

const opened = (stored: StoredFactor): string | null => {
  try {
    return openSecret(stored);
  } catch (error) {
    logger().error({ err: error, memberId: stored.memberId }, "a second factor could not be opened");
    return null;
  }
};

export type FactorKeys = {
  /** Today's. */
  readonly keyId: string;
  readonly total: number;
  /** How many another key seals, and how many of those none of the known secrets opens. */
  readonly old: number;
  readonly unreadable: number;
};

/** Seals with today's key whatever an old one sealed. What cannot be opened stays as it is, and is counted. */
export const sealFactorsWithCurrentKey = async (): Promise<FactorKeys> => {
  const { keyId } = vault();
  const which = ne(secondFactors.keyId, keyId);
  const stored = await withDatabase((db) => db.select().from(secondFactors).where(which));
  let unreadable = 0;
  for (const one of stored) {
    const secret = opened(one);
    if (secret === null) unreadable += 1;
    else await sealAnew(one, secret);
  }
  const [total, old] = await withDatabase(async (db) => [
    await db.$count(secondFactors),
    await db.$count(secondFactors, which),
  ]);
  return { keyId, total: total ?? 0, old: old ?? 0, unreadable };
};
