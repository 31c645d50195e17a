import "server-only";
import type { Views } from "@/lib/api/views";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { findViews, shown } from "./store";

export const listViews = async ({ actor }: Ctx): Promise<Views> => ({
  views: (await withDatabase((db) => findViews(db, actor))).map((found) => shown(actor, found)),
});
