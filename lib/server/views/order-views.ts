import "server-only";
import { eq } from "drizzle-orm";
import type { Views } from "@/lib/api/views";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { members, viewPlaces } from "@/lib/server/db/schema";
import { findViews, shown } from "./store";

type Placed = { readonly id: string; readonly pinned: boolean };

/** Puts one's own views in order; what one may not see, or names twice, is passed over. */
export const orderViews = async (
  { actor }: Ctx,
  input: { readonly views: readonly Placed[] },
): Promise<Views> =>
  inTransaction(async (db) => {
    // One move after the other: two at once would each delete the same rows and both write theirs.
    await db
      .select({ id: members.id })
      .from(members)
      .where(eq(members.id, actor.memberId))
      .for("no key update");
    const seen = new Set((await findViews(db, actor)).map(({ row }) => row.id));
    const places = new Map<string, Placed>();
    for (const view of input.views) if (seen.has(view.id) && !places.has(view.id)) places.set(view.id, view);
    await db.delete(viewPlaces).where(eq(viewPlaces.memberId, actor.memberId));
    const rows = [...places.values()].map(({ id, pinned }, position) => ({
      memberId: actor.memberId,
      viewId: id,
      position,
      pinned,
    }));
    if (rows.length > 0) await db.insert(viewPlaces).values(rows);
    return { views: (await findViews(db, actor)).map((found) => shown(actor, found)) };
  });
