import "server-only";
import { randomUUID } from "node:crypto";
import { isAppError } from "@/lib/core/errors";
import { systemClock } from "@/lib/server/clock";
import { checkToken } from "@/lib/server/connection/check-token";
import {
  connectionEvent,
  findConnection,
  findConnectionIn,
  openToken,
  saveConnection,
} from "@/lib/server/connection/store";
import { inTransaction } from "@/lib/server/db/database";
import { env } from "@/lib/server/env";
import { appendEvent, bySwitchyard } from "@/lib/server/journal/append-event";
import { lockSetup } from "./lock";

export type Seeded = "no token given" | "connected already" | "connected";

const store = async (token: string, replace: boolean): Promise<Seeded> => {
  const checked = await checkToken(env().intercomRegion, token);
  return inTransaction(async (db) => {
    await lockSetup(db);
    const before = await findConnectionIn(db);
    if (!replace && before) return "connected already";
    await saveConnection(db, { ...checked, id: randomUUID(), token, nowMs: systemClock.now() });
    await appendEvent(db, bySwitchyard, connectionEvent(before, checked));
    return "connected";
  });
};

/**
 * Connects the workspace of `INTERCOM_ACCESS_TOKEN` when none is connected yet; never touches one that is.
 * @throws AppError when Intercom refuses the token or cannot be asked
 */
export const seedConnection = async (): Promise<Seeded> => {
  const { intercomToken } = env();
  if (intercomToken === null) return "no token given";
  if (await findConnection()) return "connected already";
  return store(intercomToken, false);
};

/** True when the stored token is `token` and can be opened with today's secret. */
const isStored = async (token: string): Promise<boolean> => {
  try {
    return (await openToken()) === token;
  } catch (error) {
    if (isAppError(error) && error.code === "not_connected") return false;
    throw error;
  }
};

/**
 * As `seedConnection`, for the demo, where the token of the environment always counts: whoever starts the demo with another
 * secret or another workspace gets that one.
 */
export const seedDemoConnection = async (): Promise<Seeded> => {
  const { intercomToken, intercomRegion } = env();
  if (intercomToken === null) return "no token given";
  const stored = await findConnection();
  const isSameRegion = stored !== null && (intercomRegion ?? stored.region) === stored.region;
  if (isSameRegion && (await isStored(intercomToken))) return "connected already";
  return store(intercomToken, true);
};
