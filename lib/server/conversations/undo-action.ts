import "server-only";
import { outdatedWords } from "@/lib/actions/outdated";
import { stillStands } from "@/lib/actions/stands";
import type { ActionResult } from "@/lib/api/conversations";
import { AppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import type { Ctx } from "@/lib/server/context";
import { type Known, rowOf, undoneOf } from "@/lib/server/journal/rows";
import { tolerant } from "@/lib/server/tolerant";
import { teammatesOf, teamsOf } from "@/lib/server/workspace/directory";
import type { KnownDetail } from "./map-detail";
import { takeBack } from "./perform-action";

const notDone: Readonly<Record<"failed" | "unknown" | "running", string>> = {
  failed: "It was not done, so there is nothing to take back.",
  unknown: "Nobody knows whether it was done. Look at the conversation before you take anything back.",
  running: "It is still under way. Wait a moment.",
};

const namesOf = async (ctx: Ctx) => {
  const [teammates, teams] = await Promise.all([
    tolerant(teammatesOf(ctx), [], "Teammates", []),
    tolerant(teamsOf(ctx), [], "Teams", []),
  ]);
  return {
    teammate: (id: string) => teammates.find((one) => one.id === id)?.name ?? `teammate ${id}`,
    team: (id: string) => teams.find((one) => one.id === id)?.name ?? `team ${id}`,
  };
};

const outdated = (message: string): AppError => new AppError("undo_outdated", message);

/** @throws AppError `undo_outdated` with what is otherwise now. */
const checkStands = async (ctx: Ctx, row: Known, now: KnownDetail): Promise<void> => {
  if ((await undoneOf([row.id])).has(row.id)) throw outdated("It was taken back already.");
  if (stillStands(row.action, row.done, now)) return;
  const at = toSeconds(row.at.getTime());
  const circumstances = { at, doneBy: row.memberName, names: await namesOf(ctx) };
  throw outdated(outdatedWords(row.action, row.done, now, circumstances));
};

/**
 * Takes back what a row of the journal says, whoever did it, where it still stands: by the action that puts back what was before, as a
 * row of its own, at most once for a key.
 * @throws AppError `undo_outdated` when somebody has changed it since or it was taken back already, `conflict` when it was not done,
 * `not_supported` when nothing takes it back; otherwise as performAction says.
 */
export const undoAction = async (
  ctx: Ctx,
  { id, key }: { readonly id: string; readonly key: string },
): Promise<ActionResult> => {
  const row = await rowOf(id);
  if (!row) throw new AppError("not_found", "The journal has no such entry.");
  if (row.outcome !== "done") throw new AppError("conflict", notDone[row.outcome ?? "running"]);
  if (!row.inverse) throw new AppError("not_supported", "Nothing takes this back: Intercom has no way to.");
  const input = { id: row.conversationId, key, action: row.inverse };
  return takeBack(ctx, input, { journalId: row.id, judge: (now) => checkStands(ctx, row, now) });
};
