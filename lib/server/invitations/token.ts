import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/server/env";

/** As it is stored. No salt: there is nothing to guess in 256 random bits. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

export const newToken = (): { readonly token: string; readonly tokenHash: string } => {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token) };
};

/** Behind "#", which a browser sends to no server: no log, no Referer and no proxy gets to see it. */
export const linkOf = (token: string): string => `${env().url}/invite#${token}`;
