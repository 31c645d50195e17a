import "server-only";
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/core/errors";
import { databaseUnavailable, pool } from "@/lib/server/db/database";

type Rule = { readonly name: string; readonly points: number; readonly seconds: number };

const rules = {
  /** One account from one place. */
  pair: { name: "pair", points: 5, seconds: 300 },
  /** One account from anywhere. The wait ends by itself; nobody is locked out for good. */
  account: { name: "account", points: 10, seconds: 900 },
  /** Many accounts from one place. Wider, because an office may share one address. */
  place: { name: "place", points: 30, seconds: 300 },
  /** Set-up asks Intercom about a token, for somebody who has not signed in. */
  setup: { name: "setup", points: 10, seconds: 300 },
  /** Links of invitations, looked at or used. Wider, because a whole team may join from one office; nobody guesses a link. */
  link: { name: "link", points: 60, seconds: 300 },
  /** Somebody who is signed in says again who they are, by their password and a code. */
  own: { name: "own", points: 5, seconds: 300 },
  /** Going to a provider and coming back from it count one each; whoever gets in has both back. */
  provider: { name: "provider", points: 60, seconds: 300 },
} as const satisfies Record<string, Rule>;

const limiters = new WeakMap<Pool, Map<string, RateLimiterPostgres>>();

const limiter = (rule: Rule): RateLimiterPostgres => {
  const store = pool();
  const made = limiters.get(store) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(store, made);
  const found = made.get(rule.name);
  if (found) return found;
  const fresh = new RateLimiterPostgres({
    storeClient: store,
    storeType: "pool",
    tableName: "rate_limits",
    // Migrations made it.
    tableCreated: true,
    keyPrefix: rule.name,
    points: rule.points,
    duration: rule.seconds,
  });
  made.set(rule.name, fresh);
  return fresh;
};

/** Of fixed length, whatever somebody typed as their e-mail. */
const keyOf = (...words: readonly string[]): string =>
  createHash("sha256").update(words.join("\u0000")).digest("hex").slice(0, 40);

const take = async (rule: Rule, key: string): Promise<void> => {
  try {
    await limiter(rule).consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw databaseUnavailable(refusal);
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError("too_many_requests", "Too many tries. Wait a little, then try again.", {
      retryAfterSeconds: seconds,
    });
  }
};

export type Try = { readonly email: string; readonly address: string };

/**
 * Counts a try to sign in before the password is looked at, so that tries at the same time cannot slip past.
 * @throws AppError `too_many_requests`; `database_unavailable` when it cannot be counted, and then nobody gets in.
 */
export const countTry = async ({ email, address }: Try): Promise<void> => {
  await take(rules.place, keyOf(address));
  await take(rules.account, keyOf(email));
  await take(rules.pair, keyOf(address, email));
};

/** The password was right: what was counted against this account is forgotten. */
export const forgiveTries = async ({ email, address }: Try): Promise<void> => {
  try {
    await limiter(rules.account).delete(keyOf(email));
    await limiter(rules.pair).delete(keyOf(address, email));
    await limiter(rules.place).reward(keyOf(address));
  } catch (cause) {
    throw databaseUnavailable(cause);
  }
};

/** The password was right and no code came with it: the try is given back, and what was counted before it stays. */
export const giveBackTry = async ({ email, address }: Try): Promise<void> => {
  try {
    await limiter(rules.account).reward(keyOf(email));
    await limiter(rules.pair).reward(keyOf(address, email));
    await limiter(rules.place).reward(keyOf(address));
  } catch (cause) {
    throw databaseUnavailable(cause);
  }
};

/** Apart from the tries to sign in: whoever holds a session of somebody can lock nobody out. @throws AppError as `countTry`. */
export const countOwn = (memberId: string): Promise<void> => take(rules.own, keyOf(memberId));

/** The password was right: the try is given back, and the wrong codes that were counted before it stay. */
export const giveBackOwn = async (memberId: string): Promise<void> => {
  try {
    await limiter(rules.own).reward(keyOf(memberId));
  } catch (cause) {
    throw databaseUnavailable(cause);
  }
};

export const forgiveOwn = async (memberId: string): Promise<void> => {
  try {
    await limiter(rules.own).delete(keyOf(memberId));
  } catch (cause) {
    throw databaseUnavailable(cause);
  }
};

/** @throws AppError as `countTry`. */
export const countSetup = (address: string): Promise<void> => take(rules.setup, keyOf(address));

/** @throws AppError as `countTry`. */
export const countLink = (address: string): Promise<void> => take(rules.link, keyOf(address));

/** @throws AppError as `countTry`. */
export const countProvider = (address: string): Promise<void> => take(rules.provider, keyOf(address));

/** Somebody of a whole office got in by a provider: their going there and coming back no longer count. */
export const forgiveProvider = async (address: string): Promise<void> => {
  try {
    await limiter(rules.provider).reward(keyOf(address), 2);
  } catch (cause) {
    throw databaseUnavailable(cause);
  }
};
