import "server-only";
import type { Connection } from "@/lib/api/connection";
import { getMe } from "@/lib/intercom/admins";
import type { Ctx } from "@/lib/server/context";
import {
  findConnection,
  notConnected,
  type StoredConnection,
  setConnectionStatus,
  shownConnection,
} from "./store";

/** A token that was refused once may have been allowed again at Intercom; the client asks there at most every half minute. */
const worksAgain = async (ctx: Ctx, stored: StoredConnection): Promise<boolean> => {
  try {
    await getMe(ctx.intercom, { signal: ctx.signal });
  } catch {
    return false;
  }
  await setConnectionStatus(stored.id, stored.tokenVersion, "ok");
  return true;
};

/** @throws AppError `not_connected` */
export const getConnection = async (ctx: Ctx): Promise<Connection> => {
  const stored = await findConnection();
  if (!stored) throw notConnected();
  if (stored.status === "rejected" && (await worksAgain(ctx, stored))) {
    return shownConnection({ ...stored, status: "ok" });
  }
  return shownConnection(stored);
};
