import "server-only";
import { isNull } from "drizzle-orm";
import type { BegunSecondFactor } from "@/lib/api/second-factor";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { secondFactors } from "@/lib/server/db/second-factor-schema";
import { proveOwnPassword } from "./prove-own";
import { qrCodeOf } from "./qr-code";
import { sealSecret } from "./store";
import { newSecret, uriOf } from "./totp";

/**
 * Makes a secret, which counts for nothing until a code of it has come. This is the only answer that ever holds it. One that was
 * begun before is replaced.
 * @throws AppError `invalid_input` at `password`, `too_many_requests`, `conflict` where one is on
 */
export const beginSecondFactor = async (
  { actor, clock, uuid }: Ctx,
  { password }: { readonly password: string },
): Promise<BegunSecondFactor> => {
  const { memberId, email } = actor;
  await proveOwnPassword(memberId, password);
  const secret = newSecret();
  const { sealed, keyId } = sealSecret(secret, memberId);
  const fresh = { id: uuid(), sealedSecret: sealed, keyId, begunAt: new Date(clock.now()), lastStep: null };
  const begun = await withDatabase((db) =>
    db
      .insert(secondFactors)
      .values({ ...fresh, memberId })
      .onConflictDoUpdate({
        target: secondFactors.memberId,
        set: fresh,
        setWhere: isNull(secondFactors.confirmedAt),
      })
      .returning({ id: secondFactors.id }),
  );
  if (begun.length === 0)
    throw new AppError("conflict", "The second factor is on already. Turn it off first.");
  const uri = uriOf(secret, email);
  return { id: fresh.id, secret, uri, qr: qrCodeOf(uri) };
};
