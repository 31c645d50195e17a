import "server-only";
import { eq } from "drizzle-orm";
import { longestPassword } from "@/lib/api/limits";
import { AppError } from "@/lib/core/errors";
import { countOwn, forgiveOwn, giveBackOwn } from "@/lib/server/auth/limits";
import { verifyPassword } from "@/lib/server/auth/password";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import { findFactor, type StoredFactor } from "./store";
import { takeCode } from "./take-code";

export const wrongAt = (path: "password" | "code"): AppError => {
  const message =
    path === "password" ? "That is not your password." : "That code is not right. Try the next one.";
  return new AppError("invalid_input", message, { fields: [{ path, message }] });
};

/** Counts the try before the password is looked at, as signing in does. */
const checkPassword = async (memberId: string, password: string): Promise<void> => {
  await countOwn(memberId);
  const [member] = await withDatabase((db) =>
    db.select({ passwordHash: members.passwordHash }).from(members).where(eq(members.id, memberId)),
  );
  const isRight =
    password.length <= longestPassword && (await verifyPassword(member?.passwordHash ?? null, password));
  if (!isRight) throw wrongAt("password");
};

/** @throws AppError `invalid_input` at `password`, `too_many_requests` */
export const proveOwnPassword = async (memberId: string, password: string): Promise<void> => {
  await checkPassword(memberId, password);
  await giveBackOwn(memberId);
};

type Proof = { readonly password: string; readonly code: string };

/**
 * Whoever has only found a browser that is signed in gets no further than this. Gives the second factor that was proven.
 * @throws AppError `invalid_input` at `password` or `code`, `too_many_requests`, `conflict` where none is on
 */
export const proveOwnFactor = async (
  memberId: string,
  { password, code }: Proof,
  nowMs: number,
): Promise<StoredFactor> => {
  await checkPassword(memberId, password);
  const factor = await findFactor(memberId);
  if (!factor) throw new AppError("conflict", "The second factor is off. Reload the page to see it.");
  if ((await takeCode(factor, code, nowMs)) === null) throw wrongAt("code");
  await forgiveOwn(memberId);
  return factor;
};
