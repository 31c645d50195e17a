import "server-only";
import { eq } from "drizzle-orm";
import type { SignInProblem } from "@/lib/api/sign-in-problem";
import { err, ok, type Result } from "@/lib/core/result";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import type { SignedInFrom } from "./sessions";
import { beginSession } from "./sign-in";

const memberWith = async (email: string) =>
  (await withDatabase((db) => db.select().from(members).where(eq(members.email, email))))[0];

/**
 * Begins a session of the member with that address, which a provider has vouched for. Nobody becomes a member by this.
 * @throws AppError `database_unavailable`
 */
export const signInByProvider = async (
  email: string,
  from: SignedInFrom,
  nowMs: number,
): Promise<Result<string, SignInProblem>> => {
  const member = await memberWith(email);
  if (!member) return err("unknown");
  if (member.disabledAt !== null) return err("disabled");
  const sessionId = await beginSession(member, from, nowMs);
  if (sessionId !== null) return ok(sessionId);
  // Disabled in this very moment, or their password was changed, which ends all that was begun before it.
  return err((await memberWith(email))?.disabledAt === null ? "expired" : "disabled");
};
