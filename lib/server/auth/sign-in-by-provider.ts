import "server-only";
import { eq } from "drizzle-orm";
import type { SignInProblem } from "@/lib/api/sign-in-problem";
import { err, ok, type Result } from "@/lib/core/result";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import type { SignedInFrom } from "./sessions";
import { beginSession } from "./sign-in";

/**
 * Begins a session of the member with that address, which a provider has vouched for. Nobody becomes a member by this.
 * @throws AppError `database_unavailable`
 */
export const signInByProvider = async (
  email: string,
  from: SignedInFrom,
  nowMs: number,
): Promise<Result<string, SignInProblem>> => {
  const [member] = await withDatabase((db) => db.select().from(members).where(eq(members.email, email)));
  if (!member) return err("unknown");
  if (member.disabledAt !== null) return err("disabled");
  const sessionId = await beginSession(member, from, nowMs);
  return sessionId === null ? err("disabled") : ok(sessionId);
};
