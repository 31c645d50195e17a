import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db/database";

const lockId = 7_394_202;

/** Until the end of the transaction nobody else sets up or connects: of two at once, the second sees what the first did. */
export const lockSetup = async (db: Database): Promise<void> => {
  await db.execute(sql`select pg_advisory_xact_lock(${lockId})`);
};
