import "server-only";
import type { Database } from "@/lib/server/db/database";
import { findFactorIn } from "./store";

/**
 * Whether a member's second factor is still the one that was checked; null: still none. Asked by whoever holds the member's row
 * (`passwordStands`), in the transaction that begins the session: a change that comes later ends that session with the others.
 */
export const factorStands = async (
  db: Database,
  memberId: string,
  factorId: string | null,
): Promise<boolean> => ((await findFactorIn(db, memberId))?.id ?? null) === factorId;
