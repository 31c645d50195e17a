import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { can } from "@/lib/access/roles";
import type { Ended } from "@/lib/api/sessions";
import { AppError } from "@/lib/core/errors";
import { endSessions, isLive } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { sessions } from "@/lib/server/db/schema";
import { appendEvent, writerOf } from "@/lib/server/journal/append-event";

/**
 * Safe to repeat while its row is kept.
 * @throws AppError `not_found`, also for what is another's where one does not manage members
 */
export const endSession = (ctx: Ctx, { id }: { readonly id: string }): Promise<Ended> =>
  inTransaction(async (db) => {
    const { actor, clock } = ctx;
    const mine = can(actor.role, "manage-members") ? undefined : eq(sessions.memberId, actor.memberId);
    const which = and(eq(sessions.id, id), mine);
    const [found] = await db.select({ memberId: sessions.memberId }).from(sessions).where(which);
    if (!found) throw new AppError("not_found", "This session has ended already.");
    const ended = await endSessions(db, which, clock.now());
    const action = { kind: "end-sessions", which: "one", ended } as const;
    if (ended > 0) await appendEvent(db, writerOf(ctx), { about: found.memberId, action });
    return { ended };
  });

/** All of one's own but the one that asks. */
export const endOtherSessions = (ctx: Ctx): Promise<Ended> =>
  inTransaction(async (db) => {
    const { actor, clock } = ctx;
    const others = and(eq(sessions.memberId, actor.memberId), ne(sessions.id, actor.sessionId));
    // What had run out by itself is ended too, but nobody was signed in there.
    const ended = await db.$count(sessions, and(others, isLive(clock.now())));
    await endSessions(db, others, clock.now());
    const action = { kind: "end-sessions", which: "others", ended } as const;
    if (ended > 0) await appendEvent(db, writerOf(ctx), { about: actor.memberId, action });
    return { ended };
  });
