import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";

/**
 * Whether a member's password is still the one that was checked, and they may sign in, until the transaction ends that begins the
 * session: a change that is under way is waited for, and one that comes later ends that session with all others.
 */
export const passwordStands = async (
  db: Database,
  memberId: string,
  passwordHash: string,
): Promise<boolean> => {
  const still = await db
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), eq(members.passwordHash, passwordHash), isNull(members.disabledAt)))
    .for("no key update");
  return still.length === 1;
};
