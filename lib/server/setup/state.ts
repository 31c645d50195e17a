import "server-only";
import { eq } from "drizzle-orm";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";

/** Whether the first set-up has been done. @throws AppError `database_unavailable` */
export const hasOwner = async (): Promise<boolean> => {
  const rows = await withDatabase((db) =>
    db.select({ id: members.id }).from(members).where(eq(members.role, "owner")).limit(1),
  );
  return rows.length > 0;
};
