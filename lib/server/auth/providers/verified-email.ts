import "server-only";
import { longestEmail } from "@/lib/api/limits";
import type { SignInProblem } from "@/lib/api/sign-in-problem";
import { err, ok, type Result } from "@/lib/core/result";
import { storableText } from "@/lib/core/text";

/** One address and nothing around it; who it belongs to is decided by comparing all of it. */
const shape = /^[^\s@"',;:<>()[\]\\]+@[^\s@"',;:<>()[\]\\]+$/;

/**
 * The address that a provider vouches for, in lower case. What says "true" in words, or does not say it, is not vouched for. An
 * address that becomes another one when its look-alike letters are made plain (`＠`, `ﬁ`, the Kelvin sign) is refused and never
 * made plain: it is not the address that it looks like.
 */
export const verifiedEmail = (claims: {
  readonly email?: unknown;
  readonly email_verified?: unknown;
}): Result<string, SignInProblem> => {
  const { email, email_verified: isVerified } = claims;
  if (isVerified !== true || typeof email !== "string" || email.length > longestEmail)
    return err("unverified");
  if (email.normalize("NFKC") !== email || storableText(email) !== email || !shape.test(email))
    return err("look-alike");
  return ok(email.toLowerCase());
};
