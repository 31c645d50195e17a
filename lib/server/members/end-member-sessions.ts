import "server-only";
import { eq } from "drizzle-orm";
import type { Ended } from "@/lib/api/sessions";
import { revokeSessionsOf } from "@/lib/server/auth/sessions";
import type { Ctx } from "@/lib/server/context";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import { noSuchMember } from "./store";

/** Signs a member out everywhere. @throws AppError `not_found` */
export const endMemberSessions = async ({ clock }: Ctx, { id }: { readonly id: string }): Promise<Ended> => {
  const [found] = await withDatabase((db) =>
    db.select({ id: members.id }).from(members).where(eq(members.id, id)),
  );
  if (!found) throw noSuchMember();
  return { ended: await revokeSessionsOf(id, clock.now()) };
};
