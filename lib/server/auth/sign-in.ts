import "server-only";
import { eq } from "drizzle-orm";
import { longestEmail, longestPassword } from "@/lib/api/limits";
import { AppError } from "@/lib/core/errors";
import { storableText } from "@/lib/core/text";
import { inTransaction, withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import { logger } from "@/lib/server/logger/logger";
import { countTry, forgiveTries } from "./limits";
import { verifyPassword } from "./password";
import { passwordStands } from "./password-stands";
import { findSession, insertSession, type SignedInFrom } from "./sessions";
import { matchTeammate } from "./teammate";

/** How long signing in waits for Intercom to say who the teammate is. */
const teammateWaitMs = 4000;

const wrong = (): AppError => new AppError("wrong_credentials", "The e-mail or the password is not right.");

const findTeammate = async (sessionId: string, nowMs: number): Promise<void> => {
  const session = await findSession(sessionId, nowMs);
  if (!session?.connection) return;
  try {
    await matchTeammate(session.actor, session.connection, nowMs, AbortSignal.timeout(teammateWaitMs));
  } catch (error) {
    logger().info({ err: error }, "the teammate could not be looked up at sign-in");
  }
};

/** Null where the member was disabled, or their password changed, in this very moment: then there is no session. */
const beginSession = async (
  member: { readonly id: string; readonly passwordHash: string },
  from: SignedInFrom,
  nowMs: number,
): Promise<string | null> => {
  const sessionId = await inTransaction(async (db) =>
    (await passwordStands(db, member.id, member.passwordHash))
      ? insertSession(db, member.id, nowMs, from)
      : null,
  );
  if (sessionId !== null) await findTeammate(sessionId, nowMs);
  return sessionId;
};

/**
 * Checks a password and begins a session. The same text, the same work and the same counting for an e-mail that nobody has,
 * a wrong password and a disabled member.
 * @throws AppError `wrong_credentials`, `too_many_requests` (with `retryAfterSeconds`), `database_unavailable`
 */
export const signInWithPassword = async (
  input: {
    readonly email: string;
    readonly password: string;
    readonly address: string;
    readonly userAgent: string | null;
    readonly requestId?: string | null;
  },
  nowMs: number,
): Promise<{ readonly memberId: string; readonly sessionId: string }> => {
  const email = storableText(input.email).trim().toLowerCase();
  if (email.length > longestEmail || input.password.length > longestPassword) throw wrong();
  const attempt = { email, address: input.address };
  await countTry(attempt);
  const [member] = await withDatabase((db) => db.select().from(members).where(eq(members.email, email)));
  const isRight = await verifyPassword(member?.passwordHash ?? null, input.password);
  if (!member || !isRight || member.disabledAt !== null) throw wrong();
  await forgiveTries(attempt);
  const { address, userAgent, requestId } = input;
  const sessionId = await beginSession(member, { address, userAgent, requestId }, nowMs);
  if (sessionId === null) throw wrong();
  return { memberId: member.id, sessionId };
};
