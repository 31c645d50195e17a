import "server-only";
import { and, asc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { withDatabase } from "@/lib/server/db/database";
import { savedReplies } from "@/lib/server/db/writing-schema";

export type ReplyRow = typeof savedReplies.$inferSelect;
type Content = Pick<ReplyRow, "name" | "text" | "shared">;

/** Their own and everybody's, by name. */
export const listReplyRows = (memberId: string): Promise<readonly ReplyRow[]> =>
  withDatabase((db) =>
    db
      .select()
      .from(savedReplies)
      .where(
        and(
          isNull(savedReplies.deletedAt),
          or(eq(savedReplies.ownerId, memberId), eq(savedReplies.shared, true)),
        ),
      )
      .orderBy(asc(sql`lower(${savedReplies.name})`))
      .limit(1000),
  );

export const findReplyRow = async (id: string): Promise<ReplyRow | null> => {
  const [row] = await withDatabase((db) => db.select().from(savedReplies).where(eq(savedReplies.id, id)));
  return row ?? null;
};

export const insertReply = async (made: Content & { id: string; ownerId: string }): Promise<void> => {
  await withDatabase((db) =>
    db
      .insert(savedReplies)
      .values({ ...made, createdAt: sql`now()`, updatedAt: sql`now()` })
      .onConflictDoNothing(),
  );
};

/** Null where it is not at that version any more. */
export const changeReply = async (
  id: string,
  version: number,
  { name, text, shared }: Content,
): Promise<ReplyRow | null> => {
  const [row] = await withDatabase((db) =>
    db
      .update(savedReplies)
      .set({ name, text, shared, updatedAt: sql`now()`, version: sql`${savedReplies.version} + 1` })
      .where(and(eq(savedReplies.id, id), eq(savedReplies.version, version), isNull(savedReplies.deletedAt)))
      .returning(),
  );
  return row ?? null;
};

export const setReplyDeleted = async (id: string, deleted: boolean): Promise<void> => {
  await withDatabase((db) =>
    db
      .update(savedReplies)
      .set({ deletedAt: deleted ? sql`now()` : null })
      .where(
        and(
          eq(savedReplies.id, id),
          deleted ? isNull(savedReplies.deletedAt) : isNotNull(savedReplies.deletedAt),
        ),
      ),
  );
};
