import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import type { Ended } from "@/lib/api/sessions";
import { AppError } from "@/lib/core/errors";
import { endSessions } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { sessions } from "@/lib/server/db/schema";
import { secondFactors } from "@/lib/server/db/second-factor-schema";
import { appendEvent, writerOf } from "@/lib/server/journal/append-event";
import { logger } from "@/lib/server/logger/logger";
import { holdMember } from "@/lib/server/second-factor/store";
import { noSuchMember } from "./store";

/**
 * For who has lost their phone and their recovery codes: from now on their password is enough. Signs them out everywhere, since nobody
 * knows who has the phone. Safe to repeat.
 * @throws AppError `not_found`; `conflict` for one's own, which takes one's password and a code
 */
export const removeSecondFactor = async (ctx: Ctx, { id }: { readonly id: string }): Promise<Ended> => {
  const { actor, clock } = ctx;
  if (id === actor.memberId)
    throw new AppError(
      "conflict",
      "Turn your own off under Second factor, with your password and a code. Another owner can do it here.",
    );
  const done = await inTransaction(async (db) => {
    if (!(await holdMember(db, id))) throw noSuchMember();
    // One that was only begun lets nobody in and keeps nobody out.
    const isOn = and(eq(secondFactors.memberId, id), isNotNull(secondFactors.confirmedAt));
    const { rowCount } = await db.delete(secondFactors).where(isOn);
    if (rowCount === 0) return { wasThere: false, ended: 0 };
    const ended = await endSessions(db, eq(sessions.memberId, id), clock.now());
    await appendEvent(db, writerOf(ctx), { about: id, action: { kind: "turn-off-second-factor" } });
    return { wasThere: true, ended };
  });
  if (done.wasThere)
    logger().info({ memberId: id, byMemberId: actor.memberId }, "a second factor was taken off");
  return { ended: done.ended };
};
