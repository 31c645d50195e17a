import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Connection } from "@/lib/api/connection";
import type { Region } from "@/lib/api/limits";
import { AppError } from "@/lib/core/errors";
import type { Findings } from "@/lib/search/findings";
import { type Database, withDatabase } from "@/lib/server/db/database";
import { connections } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { createVault, type Sealed } from "@/lib/server/vault/vault";

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

const sealToken = (token: string, workspaceId: string): Sealed =>
  createVault(env().secret).seal(token, scopeOf(workspaceId));

/** @throws AppError `not_connected` when nothing is stored, or what is stored cannot be opened (says why). */
export const openToken = async (): Promise<string> => {
  const stored = await findConnection();
  if (!stored) throw notConnected();
  return createVault(env().secret).open(
    { sealed: stored.sealedToken, keyId: stored.tokenKeyId },
    scopeOf(stored.workspaceId),
  );
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
