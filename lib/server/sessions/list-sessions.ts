import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Sessions, Standing } from "@/lib/api/sessions";
import { isLive } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { sessions } from "@/lib/server/db/schema";

/** Nobody reads more; what is left out can still be ended, all together. */
const mostListed = 100;

export const listSessions = async ({ actor, clock }: Ctx): Promise<Sessions> => {
  const rows = await withDatabase((db) =>
    db
      .select()
      .from(sessions)
      .where(and(eq(sessions.memberId, actor.memberId), isLive(clock.now())))
      .orderBy(desc(eq(sessions.id, actor.sessionId)), desc(sessions.lastSeenAt), sessions.id)
      .limit(mostListed),
  );
  return {
    sessions: rows.map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
      id,
      userAgent,
      address,
      signedInAtMs: createdAt.getTime(),
      lastSeenAtMs: lastSeenAt.getTime(),
      isCurrent: id === actor.sessionId,
    })),
  };
};

export const getStanding = async ({ actor }: Ctx): Promise<Standing> => ({
  role: actor.role,
  teammateId: actor.teammateId,
});
