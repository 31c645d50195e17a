import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default kind) with 19 MiB, two passes, one thread. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let decoy: Promise<string> | null = null;

/**
 * Whether the password is the one of `passwordHash`. With null, for somebody who does not exist, the same work is done and
 * the answer is false, so that the time tells nothing.
 */
export const verifyPassword = async (passwordHash: string | null, password: string): Promise<boolean> => {
  if (passwordHash !== null) return verify(passwordHash, password);
  decoy ??= hashPassword("nobody has this password");
  await verify(await decoy, password);
  return false;
};
