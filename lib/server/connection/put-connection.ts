import "server-only";
import type { Connection } from "@/lib/api/connection";
import type { Region } from "@/lib/api/limits";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { appendEvent, writerOf } from "@/lib/server/journal/append-event";
import { lockSetup } from "@/lib/server/setup/lock";
import { checkToken } from "./check-token";
import { askForProbe } from "./probe-soon";
import { connectionEvent, findConnectionIn, notConnected, saveConnection, shownConnection } from "./store";

/**
 * Puts a new token in place of the old one, once Intercom has accepted it. Whatever fails, the old one stays.
 * @throws AppError `invalid_input` (refused token, wrong region), `conflict` (another workspace's token), and what the client
 * throws when Intercom cannot be asked
 */
export const putConnection = async (
  ctx: Ctx,
  input: { readonly region: Region; readonly token: string },
): Promise<Connection> => {
  const checked = await checkToken(input.region, input.token, ctx.signal);
  const saved = await inTransaction(async (db) => {
    await lockSetup(db);
    const before = await findConnectionIn(db);
    if (before && before.workspaceId !== checked.workspaceId) {
      throw new AppError(
        "conflict",
        `This token belongs to the workspace ${checked.workspaceName}, but Switchyard is connected to ${before.workspaceName}. Paste a token of ${before.workspaceName}.`,
      );
    }
    const row = await saveConnection(db, {
      ...checked,
      id: ctx.uuid(),
      token: input.token,
      nowMs: ctx.clock.now(),
    });
    await appendEvent(db, writerOf(ctx), connectionEvent(before, checked));
    return row;
  });
  if (!saved) throw notConnected();
  askForProbe();
  return shownConnection(saved);
};
