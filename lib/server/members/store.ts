import "server-only";
import { count, eq, sql } from "drizzle-orm";
import type { Member } from "@/lib/api/members";
import { AppError } from "@/lib/core/errors";
import { isLive } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/context";
import type { Database } from "@/lib/server/db/database";
import { members, sessions } from "@/lib/server/db/schema";
import { secondFactors } from "@/lib/server/db/second-factor-schema";

export const noSuchMember = (): AppError =>
  new AppError("not_found", "There is no such member. Reload the page to see who there is.");

/** Everybody, or one; by name, those who are disabled last. */
export const findMembers = async (
  db: Database,
  { actor, clock }: Ctx,
  id?: string,
): Promise<readonly Member[]> => {
  const live = db
    .select({ memberId: sessions.memberId, places: count().as("places") })
    .from(sessions)
    .where(isLive(clock.now()))
    .groupBy(sessions.memberId)
    .as("live");
  const rows = await db
    .select({
      id: members.id,
      name: members.name,
      email: members.email,
      role: members.role,
      teammateId: members.teammateId,
      disabledAt: members.disabledAt,
      lastSeenAt: members.lastSeenAt,
      places: live.places,
      factorAt: secondFactors.confirmedAt,
    })
    .from(members)
    .leftJoin(live, eq(live.memberId, members.id))
    .leftJoin(secondFactors, eq(secondFactors.memberId, members.id))
    .where(id === undefined ? undefined : eq(members.id, id))
    .orderBy(sql`${members.disabledAt} is not null`, sql`lower(${members.name})`, members.id);
  return rows.map(({ disabledAt, lastSeenAt, places, factorAt, ...row }) => ({
    ...row,
    hasSecondFactor: factorAt !== null,
    disabledAtMs: disabledAt?.getTime() ?? null,
    lastSeenAtMs: lastSeenAt?.getTime() ?? null,
    sessions: disabledAt === null ? (places ?? 0) : 0,
    isMe: row.id === actor.memberId,
  }));
};
