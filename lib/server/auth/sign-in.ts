import "server-only";
import { eq } from "drizzle-orm";
import { longestEmail, longestPassword } from "@/lib/api/limits";
import { AppError } from "@/lib/core/errors";
import { storableText } from "@/lib/core/text";
import { type Database, inTransaction, withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import { logger } from "@/lib/server/logger/logger";
import { findFactor, findFactorIn, type StoredFactor } from "@/lib/server/second-factor/store";
import { takeCode } from "@/lib/server/second-factor/take-code";
import { countTry, forgiveTries, giveBackTry, type Try } from "./limits";
import { verifyPassword } from "./password";
import { passwordStands } from "./password-stands";
import { findSession, insertSession, type SignedInFrom } from "./sessions";
import { matchTeammate } from "./teammate";

/** How long signing in waits for Intercom to say who the teammate is. */
const teammateWaitMs = 4000;

const wrong = (): AppError => new AppError("wrong_credentials", "The e-mail or the password is not right.");

/** As the journal says it. */
const wayBy = { app: "password-and-code", recovery: "recovery-code" } as const;

/** Only once the password was right, so that nobody else learns that there is a second factor. Gives the way in. */
const checkCode = async (
  factor: StoredFactor,
  code: string,
  attempt: Try,
  nowMs: number,
): Promise<string> => {
  if (code === "") {
    await giveBackTry(attempt);
    throw new AppError("second_factor_needed", "Now the code from your authenticator app.");
  }
  const taken = await takeCode(factor, code, nowMs);
  if (taken === null) throw new AppError("wrong_code", "That code is not right. Try the next one.");
  return wayBy[taken];
};

const findTeammate = async (sessionId: string, nowMs: number): Promise<void> => {
  const session = await findSession(sessionId, nowMs);
  if (!session?.connection) return;
  try {
    await matchTeammate(session.actor, session.connection, nowMs, AbortSignal.timeout(teammateWaitMs));
  } catch (error) {
    logger().info({ err: error }, "the teammate could not be looked up at sign-in");
  }
};

/**
 * Begins a session of somebody who has been recognised. Null where they were disabled, or their password or what else was checked has
 * changed, in this very moment: then there is none.
 */
export const beginSession = async (
  member: { readonly id: string; readonly passwordHash: string },
  { userAgent, address, how, requestId }: SignedInFrom,
  nowMs: number,
  stillStands: (db: Database) => Promise<boolean> = async () => true,
): Promise<string | null> => {
  const sessionId = await inTransaction(async (db) => {
    const stands = (await passwordStands(db, member.id, member.passwordHash)) && (await stillStands(db));
    return stands ? insertSession(db, member.id, nowMs, { userAgent, address, how, requestId }) : null;
  });
  if (sessionId !== null) await findTeammate(sessionId, nowMs);
  return sessionId;
};

/**
 * Checks a password, and a code where the member has a second factor, and begins a session. The same text, the same work and the same
 * counting for an e-mail that nobody has, a wrong password and a disabled member; a wrong code is counted with them, and what was
 * counted is forgotten only once both are right.
 * @throws AppError `wrong_credentials`, `second_factor_needed`, `wrong_code`, `second_factor_unreadable`, `too_many_requests` (with
 * `retryAfterSeconds`), `database_unavailable`
 */
export const signInWithPassword = async (
  input: {
    readonly email: string;
    readonly password: string;
    /** Of the authenticator app or for recovery; empty at first, as nobody knows yet whether one is wanted. */
    readonly code?: string;
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
  const factor = await findFactor(member.id);
  const how = factor ? await checkCode(factor, input.code?.trim() ?? "", attempt, nowMs) : undefined;
  await forgiveTries(attempt);
  // Whoever changes either waits, or is waited for.
  const stands = async (db: Database) => (await findFactorIn(db, member.id))?.id === factor?.id;
  const sessionId = await beginSession(member, { ...input, how }, nowMs, stands);
  if (sessionId === null) throw wrong();
  return { memberId: member.id, sessionId };
};
