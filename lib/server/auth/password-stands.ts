import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";

/**
 * Whether a member's password is still the one that was checked, and they may sign in. Asked once the session is there: a change
 * that is under way is waited for, and one that comes later ends that session with all others.
 */
export const passwordStands = async (memberId: string, passwordHash: string): Promise<boolean> => {
  const still = await withDatabase((db) =>
    db
      .select({ id: members.id })
      .from(members)
      .where(
        and(eq(members.id, memberId), eq(members.passwordHash, passwordHash), isNull(members.disabledAt)),
      )
      .for("share"),
  );
  return still.length === 1;
};
