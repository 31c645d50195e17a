import "server-only";
import { eq } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { minuteSeconds } from "@/lib/core/time";
import { listAdmins } from "@/lib/intercom/admins";
import type { IntercomClient } from "@/lib/intercom/client";
import { intercomFor, sharedCache } from "@/lib/server/connection/runtime";
import { withDatabase } from "@/lib/server/db/database";
import { members } from "@/lib/server/db/schema";
import { logger } from "@/lib/server/logger/logger";
import type { ConnectionRow, LiveSession } from "./sessions";

/** How long a match of member and teammate is taken for granted. */
const checkEverySeconds = 15 * minuteSeconds;
const cacheFor = { freshSeconds: 60, staleSeconds: 0 } as const;

type WhoAsks = { readonly memberId: string; readonly email: string };

/** In lower case the Kelvin sign is a plain k: what only looks like somebody's address is nobody's, as where a provider says it. */
const isPlain = (email: string): boolean => email.normalize("NFKC") === email;

/** The id of the one teammate with that e-mail; null when there is none, or more than one. */
export const teammateWithEmail = (
  admins: readonly { readonly id: string; readonly email: string | null }[],
  email: string,
): string | null => {
  const wanted = email.toLowerCase();
  const found = admins.filter(
    ({ email: theirs }) => theirs !== null && isPlain(theirs) && theirs.toLowerCase() === wanted,
  );
  return found.length === 1 ? (found[0]?.id ?? null) : null;
};

const adminsOf = async (intercom: IntercomClient, connection: ConnectionRow, signal?: AbortSignal) => {
  const key = `teammate-emails:${connection.id}:${connection.tokenVersion}`;
  const load = async (loadSignal: AbortSignal) => {
    const { items } = await listAdmins(intercom, { signal: loadSignal });
    return items.map(({ id, email }) => ({ id, email }));
  };
  return (await sharedCache().read(key, cacheFor, load, signal)).value;
};

/**
 * Looks a member's teammate up at Intercom and stores it. Somebody whom Intercom no longer has loses the right to write.
 * @throws AppError when Intercom or the database cannot be asked; what was stored then stays.
 */
export const matchTeammate = async (
  who: WhoAsks,
  connection: ConnectionRow,
  nowMs: number,
  signal?: AbortSignal,
): Promise<string | null> => {
  const admins = await adminsOf(intercomFor(connection), connection, signal);
  const teammateId = teammateWithEmail(admins, who.email);
  await withDatabase((db) =>
    db
      .update(members)
      .set({ teammateId, teammateCheckedAt: new Date(nowMs) })
      .where(eq(members.id, who.memberId)),
  );
  return teammateId;
};

/** After a failure this long passes before the next try: Intercom may be down, or refuse to list teammates at all. */
const tryAgainSeconds = minuteSeconds;
/** When each member's teammate was last asked for, in this process. */
const triedAtMs = new LRUCache<string, number>({ max: 1000 });

/** Does so again beside a request when it was long ago. Nobody waits for it, and its failure only leaves things as they are. */
export const refreshTeammate = (session: LiveSession, nowMs: number): void => {
  const { actor, connection, teammateCheckedAtMs } = session;
  const isRecent = teammateCheckedAtMs !== null && nowMs - teammateCheckedAtMs < checkEverySeconds * 1000;
  const key = `${connection?.tokenVersion} ${actor.memberId}`;
  const isTried = nowMs - (triedAtMs.get(key) ?? Number.NEGATIVE_INFINITY) < tryAgainSeconds * 1000;
  if (!connection || isRecent || isTried) return;
  triedAtMs.set(key, nowMs);
  matchTeammate(actor, connection, nowMs).catch((error: unknown) =>
    logger().info({ err: error }, "a teammate could not be looked up"),
  );
};
