import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { View, ViewContent } from "@/lib/search/view";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { views } from "@/lib/server/db/schema";
import { storedQuery } from "./check-query";
import { changedSince, requireEditable, requireOwn, requireShare, requireView, shown } from "./store";

/**
 * Changes a view that nobody has changed since `version`.
 * @throws AppError `not_found`, `forbidden`, `invalid_query`, `conflict` (changed or deleted meanwhile)
 */
export const updateView = async (
  { actor, clock }: Ctx,
  { id, version, ...content }: ViewContent & { readonly id: string; readonly version: number },
): Promise<View> => {
  const query = storedQuery(content.query);
  return inTransaction(async (db) => {
    const before = await requireEditable(db, actor, { id, deleted: true });
    if (content.audience !== before.row.audience) requireShare(actor, content.audience);
    if (content.audience === "me") requireOwn(actor, before.row);
    const done = await db
      .update(views)
      .set({
        ...content,
        query,
        version: sql`${views.version} + 1`,
        updatedAt: new Date(clock.now()),
        updatedBy: actor.memberId,
      })
      .where(and(eq(views.id, id), eq(views.version, version), isNull(views.deletedAt)))
      .returning({ id: views.id });
    const after = await requireView(db, actor, { id, deleted: true });
    if (done.length === 0) throw changedSince(after);
    return shown(actor, after);
  });
};
