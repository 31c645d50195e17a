import "server-only";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { View } from "@/lib/search/view";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { deletedViewsKeptSeconds } from "@/lib/server/db/purge";
import { views } from "@/lib/server/db/schema";
import { changedSince, requireEditable, requireView, shown } from "./store";

/**
 * Deletes a view, to be had back by `restoreView`. One that is deleted already stays so.
 * @throws AppError `not_found`, `forbidden`, `conflict` (changed meanwhile: what one deletes is what one has seen)
 */
export const deleteView = async (
  { actor, clock }: Ctx,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<View> =>
  inTransaction(async (db) => {
    await db.delete(views).where(lt(views.deletedAt, new Date(clock.now() - deletedViewsKeptSeconds * 1000)));
    const before = await requireEditable(db, actor, { id, deleted: true });
    if (before.row.deletedAt !== null) return shown(actor, before);
    const done = await db
      .update(views)
      .set({
        deletedAt: new Date(clock.now()),
        deletedBy: actor.memberId,
        version: sql`${views.version} + 1`,
      })
      .where(and(eq(views.id, id), eq(views.version, version), isNull(views.deletedAt)))
      .returning({ id: views.id });
    const after = await requireView(db, actor, { id, deleted: true });
    if (done.length === 0) throw changedSince(after);
    return shown(actor, after);
  });

/** @throws AppError `not_found` (also where it was deleted too long ago), `forbidden` */
export const restoreView = async ({ actor }: Ctx, { id }: { readonly id: string }): Promise<View> =>
  inTransaction(async (db) => {
    const before = await requireEditable(db, actor, { id, deleted: true });
    if (before.row.deletedAt === null) return shown(actor, before);
    await db
      .update(views)
      .set({ deletedAt: null, deletedBy: null, version: sql`${views.version} + 1` })
      .where(eq(views.id, id));
    return shown(actor, await requireView(db, actor, { id }));
  });
