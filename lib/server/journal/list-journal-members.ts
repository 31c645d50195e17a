import "server-only";
import { sql } from "drizzle-orm";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import { ownId } from "./own-id";

type Named = { readonly id: string; readonly name: string };

/** Everybody who signs in, or did, by name, and Switchyard itself. @throws AppError `database_unavailable` */
export const journalMembers = async (): Promise<readonly Named[]> => {
  const named = await withDatabase((db) =>
    db
      .select({ id: members.id, name: members.name })
      .from(members)
      .orderBy(sql`lower(${members.name})`, members.id),
  );
  return [...named, { id: ownId, name: "Switchyard" }];
};

export const listJournalMembers = async (): Promise<{ readonly members: readonly Named[] }> => ({
  members: await journalMembers(),
});
