import "server-only";
import { and, count, eq, isNull, ne } from "drizzle-orm";
import { AppError } from "@/lib/core/errors";
import { mostViews, type View, type ViewContent } from "@/lib/search/view";
import type { Ctx } from "@/lib/server/context";
import { type Database, inTransaction } from "@/lib/server/db/database";
import { views } from "@/lib/server/db/schema";
import { storedQuery } from "./check-query";
import { requireShare, requireView, shown } from "./store";

const requireRoom = async (db: Database, memberId: string, id: string): Promise<void> => {
  const [own] = await db
    .select({ all: count() })
    .from(views)
    .where(and(eq(views.ownerId, memberId), ne(views.id, id), isNull(views.deletedAt)));
  if ((own?.all ?? 0) >= mostViews)
    throw new AppError("conflict", `You have ${mostViews} views. Delete some that you no longer need.`);
};

/**
 * Saves a new view. The same `id` again, from the same member, answers what the first time made: a repeat of a lost answer.
 * @throws AppError `invalid_query`, `forbidden` (sharing), `conflict` (too many, or an id that is taken)
 */
export const createView = async (
  { actor, clock }: Ctx,
  { id, ...content }: ViewContent & { readonly id: string },
): Promise<View> => {
  requireShare(actor, content.audience);
  const query = storedQuery(content.query);
  const at = new Date(clock.now());
  return inTransaction(async (db) => {
    await requireRoom(db, actor.memberId, id);
    await db
      .insert(views)
      .values({
        ...content,
        id,
        query,
        ownerId: actor.memberId,
        createdAt: at,
        updatedAt: at,
        updatedBy: actor.memberId,
      })
      .onConflictDoNothing();
    const found = await requireView(db, actor, { id });
    if (found.row.ownerId !== actor.memberId)
      throw new AppError("conflict", "This view exists already. Reload the page and save it again.");
    return shown(actor, found);
  });
};
