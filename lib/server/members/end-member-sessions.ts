import "server-only";
import { eq } from "drizzle-orm";
import type { Ended } from "@/lib/api/sessions";
import { endSessions } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { members, sessions } from "@/lib/server/db/schema";
import { appendEvent, writerOf } from "@/lib/server/journal/append-event";
import { noSuchMember } from "./store";

/** Signs a member out everywhere. @throws AppError `not_found` */
export const endMemberSessions = (ctx: Ctx, { id }: { readonly id: string }): Promise<Ended> =>
  inTransaction(async (db) => {
    const [found] = await db.select({ id: members.id }).from(members).where(eq(members.id, id));
    if (!found) throw noSuchMember();
    const ended = await endSessions(db, eq(sessions.memberId, id), ctx.clock.now());
    const action = { kind: "end-sessions", which: "all", ended } as const;
    if (ended > 0) await appendEvent(db, writerOf(ctx), { about: id, action });
    return { ended };
  });
