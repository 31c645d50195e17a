import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { knownSecrets } from "@/lib/server/env";

/** As next-auth makes it (read in 4.24.15, and the tests hold both to each other): `<token>|<SHA-256 of token and secret>`. */
const signed = (token: string, secret: string): string =>
  `${token}|${createHash("sha256").update(`${token}${secret}`).digest("hex")}`;

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/**
 * The CSRF cookie as next-auth takes it: one that an old secret signed is signed anew, so that a page which was open while the
 * secret was changed can still sign in and out. Any other is given back as it came.
 */
export const renewedCsrfCookie = (value: string): string => {
  const [secret, ...oldSecrets] = knownSecrets();
  const [token = ""] = value.split("|");
  return oldSecrets.some((old) => isSame(signed(token, old), value)) ? signed(token, secret) : value;
};
