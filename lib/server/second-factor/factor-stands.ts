import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import { findFactorIn } from "./store";

/**
 * Whether a member's second factor is still the one that was checked; null: still none. Asked once the session is there: a change that
 * is under way is waited for, and one that comes later ends that session with the others.
 */
export const factorStands = (memberId: string, factorId: string | null): Promise<boolean> =>
  inTransaction(async (db) => {
    // A statement of its own: the next one sees what whoever held the row has done.
    await db.select({ id: members.id }).from(members).where(eq(members.id, memberId)).for("share");
    return ((await findFactorIn(db, memberId))?.id ?? null) === factorId;
  });
