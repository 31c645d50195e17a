import "server-only";
import { randomUUID } from "node:crypto";
import { awayHeader } from "@/lib/api/call";
import { cookieNames, cookiesOf, openSessionCookie } from "@/lib/server/auth/session-cookie";
import { findSession, type LiveSession } from "@/lib/server/auth/sessions";
import { systemClock } from "@/lib/server/clock";
import { intercomFor, sharedCache } from "@/lib/server/connection/runtime";
import { notConnected } from "@/lib/server/connection/store";
import type { Ctx, WorkspaceConnection } from "@/lib/server/context";
import { env } from "@/lib/server/env";
import { createJournal } from "@/lib/server/journal/postgres-journal";
import { processMediaLinks } from "@/lib/server/media/process-links";

/** What a verb for strangers may use. */
export type StrangerCtx = Pick<Ctx, "clock" | "uuid" | "signal" | "requestId"> & { readonly address: string };

const workspaceOf = (session: LiveSession): WorkspaceConnection => {
  const { connection } = session;
  if (!connection) throw notConnected();
  return {
    id: connection.id,
    workspaceId: connection.workspaceId,
    workspaceName: connection.workspaceName,
    region: connection.region,
    tokenVersion: connection.tokenVersion,
    isLocal: env().isIntercomLocal,
    findings: connection.findings,
  };
};

/**
 * All that a verb may use, for one request. `connection` and `intercom` throw `not_connected` when they are asked for before
 * a workspace is connected, so that the verbs which connect one can run.
 */
export const contextOf = (
  session: LiveSession,
  signal: AbortSignal,
  requestId: string | null = null,
): Ctx => ({
  actor: session.actor,
  get connection() {
    return workspaceOf(session);
  },
  clock: systemClock,
  uuid: randomUUID,
  get intercom() {
    if (!session.connection) throw notConnected();
    return intercomFor(session.connection).for(session.actor.memberId);
  },
  cache: sharedCache(),
  journal: createJournal(session.actor.memberId, "act", requestId),
  media: processMediaLinks(),
  signal,
  requestId,
});

export type Found = { readonly session: LiveSession | null; readonly hadCookie: boolean };

/** The session that a request's cookie stands for, if it counts now. @throws AppError `database_unavailable` */
export const sessionOf = async (headers: Headers): Promise<Found> => {
  const value = cookiesOf(headers).get(cookieNames().session);
  const id = await openSessionCookie(value);
  // A page asks for a picture by itself as well, and has no way to say that nobody is there.
  const isUse = !headers.has(awayHeader) && headers.get("sec-fetch-dest") !== "image";
  const session = id === null ? null : await findSession(id, systemClock.now(), isUse);
  return { session, hadCookie: Boolean(value) };
};
