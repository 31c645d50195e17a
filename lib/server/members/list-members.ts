import "server-only";
import type { Members } from "@/lib/api/members";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { findMembers } from "./store";

export const listMembers = async (ctx: Ctx): Promise<Members> => ({
  members: await withDatabase((db) => findMembers(db, ctx)),
});
