import "server-only";
import { sql } from "drizzle-orm";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";

type Named = { readonly id: string; readonly name: string };

/** Everybody who signs in, or did, by name. @throws AppError `database_unavailable` */
export const journalMembers = (): Promise<readonly Named[]> =>
  withDatabase((db) =>
    db
      .select({ id: members.id, name: members.name })
      .from(members)
      .orderBy(sql`lower(${members.name})`, members.id),
  );

export const listJournalMembers = async (): Promise<{ readonly members: readonly Named[] }> => ({
  members: await journalMembers(),
});
