import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { can } from "@/lib/access/roles";
import type { Ended } from "@/lib/api/sessions";
import { AppError } from "@/lib/core/errors";
import { endSessions, isLive } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { sessions } from "@/lib/server/db/schema";

/**
 * Safe to repeat while its row is kept.
 * @throws AppError `not_found`, also for what is another's where one does not manage members
 */
export const endSession = ({ actor, clock }: Ctx, { id }: { readonly id: string }): Promise<Ended> =>
  withDatabase(async (db) => {
    const mine = can(actor.role, "manage-members") ? undefined : eq(sessions.memberId, actor.memberId);
    const which = and(eq(sessions.id, id), mine);
    const [found] = await db.select({ id: sessions.id }).from(sessions).where(which);
    if (!found) throw new AppError("not_found", "This session has ended already.");
    return { ended: await endSessions(db, which, clock.now()) };
  });

/** All of one's own but the one that asks. */
export const endOtherSessions = ({ actor, clock }: Ctx): Promise<Ended> =>
  withDatabase(async (db) => {
    const others = and(eq(sessions.memberId, actor.memberId), ne(sessions.id, actor.sessionId));
    // What had run out by itself is ended too, but nobody was signed in there.
    const ended = await db.$count(sessions, and(others, isLive(clock.now())));
    await endSessions(db, others, clock.now());
    return { ended };
  });
