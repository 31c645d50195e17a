import "server-only";
import { createHmac, hkdfSync, randomBytes } from "node:crypto";

const howMany = 10;
const length = 10;
/** Crockford's 32: no letter that is taken for another, and a byte falls on each equally often. */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";

const newCode = (): string =>
  [...randomBytes(length)].map((byte) => letters.charAt(byte % letters.length)).join("");

/** As people see them, such as `4k7zq-m0c2x`. */
export const newRecoveryCodes = (): readonly string[] => {
  const codes = new Set<string>();
  while (codes.size < howMany) codes.add(newCode());
  return [...codes].map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
};

export type TypedCode =
  | { readonly kind: "app"; readonly digits: string }
  | { readonly kind: "recovery"; readonly letters: string };

/** What somebody means by what they typed or pasted, in whatever spelling; null for what is no code at all. */
export const readCode = (typed: string): TypedCode | null => {
  const bare = typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "");
  if (/^\d{6}$/.test(bare)) return { kind: "app", digits: bare };
  const meant = bare.replaceAll("o", "0").replace(/[il]/g, "1");
  return meant.length === length && [...meant].every((letter) => letters.includes(letter))
    ? { kind: "recovery", letters: meant }
    : null;
};

/**
 * What is stored of a recovery code. Its key comes from the member's sealed secret: a dump of the database alone is nothing to guess
 * against, so that the hash need not be slow, and one look finds a code where ten slow hashes would have to be tried. A new
 * SWITCHYARD_SECRET seals the secret anew and leaves these hashes as they are.
 */
export const hashRecoveryCode = (secret: string, memberId: string, code: string): string => {
  const key = Buffer.from(hkdfSync("sha256", secret, memberId, "switchyard recovery codes v1", 32));
  return createHmac("sha256", key).update(code.replace("-", "")).digest("base64url");
};
