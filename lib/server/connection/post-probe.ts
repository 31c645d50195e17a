import "server-only";
import type { Connection } from "@/lib/api/connection";
import type { Ctx } from "@/lib/server/context";
import { renewLists } from "@/lib/server/conversations/get-conversation";
import { mergedFindings, probe } from "./probe";
import { findConnection, notConnected, saveFindings, shownConnection } from "./store";

/**
 * Finds out anew how the workspace's search behaves. What could not be told this time stays as it was known.
 * @throws AppError `not_connected`
 */
export const postProbe = async (ctx: Ctx): Promise<Connection> => {
  const stored = await findConnection();
  if (!stored) throw notConnected();
  const found = await probe(ctx.intercom, ctx.clock.now(), ctx.signal);
  const findings = mergedFindings(stored.findings, found);
  await saveFindings(stored.id, stored.workspaceId, findings);
  renewLists(ctx);
  return shownConnection({ ...stored, findings });
};
