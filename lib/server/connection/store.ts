import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Connection } from "@/lib/api/connection";
import type { Region } from "@/lib/api/limits";
import { AppError } from "@/lib/core/errors";
import type { Findings } from "@/lib/search/findings";
import { type Database, withDatabase } from "@/lib/server/db/database";
import { connections } from "@/lib/server/db/schema";
import { knownSecrets } from "@/lib/server/env";
import type { Event } from "@/lib/server/journal/append-event";
import { logger } from "@/lib/server/logger/logger";
import { createVault, type Sealed, type Vault } from "@/lib/server/vault/vault";

export type StoredConnection = typeof connections.$inferSelect;

export const notConnected = (): AppError =>
  new AppError(
    "not_connected",
    "Switchyard is not connected to an Intercom workspace yet. An owner can do that in the settings.",
  );

/** Null before a workspace has been connected. */
export const findConnectionIn = async (db: Database): Promise<StoredConnection | null> => {
  const [row] = await db.select().from(connections).limit(1);
  return row ?? null;
};

export const findConnection = (): Promise<StoredConnection | null> => withDatabase(findConnectionIn);

/** What a token is bound to when it is sealed. */
const scopeOf = (workspaceId: string): string => `workspace:${workspaceId}`;

const processVault = (): Vault => {
  const [secret, ...oldSecrets] = knownSecrets();
  return createVault(secret, oldSecrets);
};

const sealToken = (token: string, workspaceId: string): Sealed =>
  processVault().seal(token, scopeOf(workspaceId));

/** The key that seals now. */
export const currentKeyId = (): string => processVault().keyId;

/** Puts `fresh` in place of what was read, unless anybody has changed that meanwhile: another process, or a new token. */
const replaceSealed = async (stored: StoredConnection, fresh: Sealed): Promise<boolean> => {
  const { rowCount } = await withDatabase((db) =>
    db
      .update(connections)
      .set({ sealedToken: fresh.sealed, tokenKeyId: fresh.keyId })
      .where(
        and(
          eq(connections.id, stored.id),
          eq(connections.tokenVersion, stored.tokenVersion),
          eq(connections.sealedToken, stored.sealedToken),
        ),
      ),
  );
  return rowCount === 1;
};

/** What an old key sealed is sealed anew. The token stays the same one, so its version does, and no client is made anew. */
const sealAnew = async (stored: StoredConnection, token: string): Promise<void> => {
  const fresh = sealToken(token, stored.workspaceId);
  if (fresh.keyId === stored.tokenKeyId) return;
  try {
    if (!(await replaceSealed(stored, fresh))) return;
    logger().info({ from: stored.tokenKeyId, to: fresh.keyId }, "the access token was sealed anew");
  } catch (error) {
    // The token is open all the same; whoever opens it next tries again.
    logger().warn({ err: error }, "the access token could not be sealed anew");
  }
};

/** @throws AppError `not_connected` when what is stored cannot be opened (says why). */
export const openStored = async (stored: StoredConnection): Promise<string> => {
  const token = processVault().open(
    { sealed: stored.sealedToken, keyId: stored.tokenKeyId },
    scopeOf(stored.workspaceId),
  );
  await sealAnew(stored, token);
  return token;
};

/** @throws AppError `not_connected` when nothing is stored, or what is stored cannot be opened (says why). */
export const openToken = async (): Promise<string> => {
  const stored = await findConnection();
  if (!stored) throw notConnected();
  return openStored(stored);
};

export type NewConnection = {
  readonly id: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly region: Region;
  readonly teammateName: string;
  readonly token: string;
  readonly nowMs: number;
};

/** Stores the first connection, or puts a checked one in place of what is there; the token is sealed on the way. */
export const saveConnection = async (db: Database, made: NewConnection): Promise<StoredConnection | null> => {
  const { sealed, keyId } = sealToken(made.token, made.workspaceId);
  const fresh = {
    workspaceId: made.workspaceId,
    workspaceName: made.workspaceName,
    region: made.region,
    teammateName: made.teammateName,
    sealedToken: sealed,
    tokenKeyId: keyId,
    status: "ok",
  } as const;
  const [row] = await db
    .insert(connections)
    .values({ ...fresh, id: made.id, connectedAt: new Date(made.nowMs) })
    .onConflictDoUpdate({
      target: connections.only,
      set: {
        ...fresh,
        // What was found of another workspace says nothing of this one.
        findings: sql`case when ${connections.workspaceId} = ${made.workspaceId} then ${connections.findings} end`,
        tokenVersion: sql`${connections.tokenVersion} + 1`,
        rotatedAt: new Date(made.nowMs),
      },
    })
    .returning();
  return row ?? null;
};

/** What the journal has of a connection that was made, or got a new token; written by whoever saves it, with it. */
export const connectionEvent = (
  before: StoredConnection | null,
  { workspaceId, workspaceName, region }: Pick<NewConnection, "workspaceId" | "workspaceName" | "region">,
): Event => {
  const kind = before === null ? "connect" : "replace-token";
  return { about: null, action: { kind, workspaceId, workspaceName, region } };
};

/** Remembers what Intercom said of the token, unless another one has come meanwhile. */
export const setConnectionStatus = async (
  id: string,
  tokenVersion: number,
  status: StoredConnection["status"],
): Promise<void> => {
  await withDatabase((db) =>
    db
      .update(connections)
      .set({ status })
      .where(and(eq(connections.id, id), eq(connections.tokenVersion, tokenVersion))),
  );
};

/** Remembers what probing found, unless another workspace was connected meanwhile. */
export const saveFindings = async (id: string, workspaceId: string, findings: Findings): Promise<void> => {
  await withDatabase((db) =>
    db
      .update(connections)
      .set({ findings })
      .where(and(eq(connections.id, id), eq(connections.workspaceId, workspaceId))),
  );
};

/** What people may know of it: never the token. */
export const shownConnection = (row: StoredConnection): Connection => ({
  workspaceName: row.workspaceName,
  workspaceId: row.workspaceId,
  region: row.region,
  teammateName: row.teammateName,
  connectedAtMs: row.connectedAt.getTime(),
  rotatedAtMs: row.rotatedAt?.getTime() ?? null,
  status: row.status,
  findings: row.findings,
});
