import "server-only";
import type { FoundView } from "@/lib/api/views";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { gone, mayEdit, requireView, shown } from "./store";

/**
 * One view, also a deleted one for those who may have it back.
 * @throws AppError `not_found`
 */
export const getView = async ({ actor }: Ctx, { id }: { readonly id: string }): Promise<FoundView> => {
  const found = await withDatabase((db) => requireView(db, actor, { id, deleted: true }));
  const { deletedAt } = found.row;
  if (deletedAt !== null && !mayEdit(actor, found.row)) throw gone();
  return {
    view: shown(actor, found),
    deleted: deletedAt && { atMs: deletedAt.getTime(), byName: found.deleterName },
  };
};
