import "server-only";
import { eq } from "drizzle-orm";
import type { SecondFactor } from "@/lib/api/second-factor";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { recoveryCodes } from "@/lib/server/db/second-factor-schema";
import { findFactorIn } from "./store";

export const getSecondFactor = ({ actor }: Ctx): Promise<SecondFactor> =>
  withDatabase(async (db) => {
    const factor = await findFactorIn(db, actor.memberId);
    const codesLeft = await db.$count(recoveryCodes, eq(recoveryCodes.memberId, actor.memberId));
    return { onSinceMs: factor?.confirmedAt?.getTime() ?? null, codesLeft };
  });
