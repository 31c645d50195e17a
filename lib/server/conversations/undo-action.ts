import "server-only";
import { type Circumstances, outdatedWords } from "@/lib/actions/outdated";
import { stillStands } from "@/lib/actions/stands";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import { outdatedTicketWords } from "@/lib/actions/ticket-outdated";
import { ticketStillStands } from "@/lib/actions/ticket-stands";
import type { UndoResult } from "@/lib/api/journal";
import { AppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import type { Ctx } from "@/lib/server/context";
import {
  type Known,
  type KnownOfConversation,
  type KnownOfTicket,
  rowOf,
  undoneOf,
} from "@/lib/server/journal/rows";
import { takeBackOnTicket } from "@/lib/server/tickets/perform-ticket-action";
import { tolerant } from "@/lib/server/tolerant";
import { teammatesOf, teamsOf } from "@/lib/server/workspace/directory";
import type { KnownDetail } from "./map-detail";
import { takeBack } from "./perform-action";

const notDone: Readonly<Record<"failed" | "unknown" | "running", string>> = {
  failed: "It was not done, so there is nothing to take back.",
  unknown: "Nobody knows whether it was done. Look at it before you take anything back.",
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

const circumstancesOf = async (ctx: Ctx, row: Known): Promise<Circumstances> => ({
  at: toSeconds(row.at.getTime()),
  doneBy: row.memberName,
  names: await namesOf(ctx),
});

const refuseTwice = async ({ id }: Known): Promise<void> => {
  if ((await undoneOf([id])).has(id)) throw outdated("It was taken back already.");
};

/** @throws AppError `undo_outdated` with what is otherwise now. */
const checkStands = async (ctx: Ctx, row: KnownOfConversation, now: KnownDetail): Promise<void> => {
  await refuseTwice(row);
  if (stillStands(row.action, row.done, now)) return;
  throw outdated(outdatedWords(row.action, row.done, now, await circumstancesOf(ctx, row)));
};

/** @throws AppError `undo_outdated` with what is otherwise now. */
const checkTicketStands = async (ctx: Ctx, row: KnownOfTicket, now: TicketDetail): Promise<void> => {
  await refuseTwice(row);
  if (ticketStillStands(row.action, row.done, now)) return;
  const [at, circumstances] = [toSeconds(ctx.clock.now()), await circumstancesOf(ctx, row)];
  throw outdated(outdatedTicketWords(row.action, row.done, now, at, circumstances));
};

const nothingTakesItBack = (): AppError =>
  new AppError("not_supported", "Nothing takes this back: Intercom has no way to.");

const undoOnTicket = async (ctx: Ctx, row: KnownOfTicket, key: string): Promise<UndoResult> => {
  if (!row.inverse) throw nothingTakesItBack();
  const ofTicket = await takeBackOnTicket(
    ctx,
    { id: row.ticketId, key, action: row.inverse },
    { journalId: row.id, judge: (now) => checkTicketStands(ctx, row, now) },
  );
  const { journalId, tag } = ofTicket;
  return { conversation: null, ticket: null, tag, contact: null, warning: null, journalId, ofTicket };
};

const undoOnConversation = async (ctx: Ctx, row: KnownOfConversation, key: string): Promise<UndoResult> => {
  if (!row.inverse) throw nothingTakesItBack();
  const input = { id: row.conversationId, key, action: row.inverse };
  const judge = (now: KnownDetail) => checkStands(ctx, row, now);
  return { ...(await takeBack(ctx, input, { journalId: row.id, judge })), ofTicket: null };
};

/**
 * Takes back what a row of the journal says, whoever did it, where it still stands: by the action that puts back what was before, as a
 * row of its own, at most once for a key.
 * @throws AppError `undo_outdated` when somebody has changed it since or it was taken back already, `conflict` when it was not done,
 * `not_supported` when nothing takes it back; otherwise as performAction and performTicketAction say.
 */
export const undoAction = async (
  ctx: Ctx,
  { id, key }: { readonly id: string; readonly key: string },
): Promise<UndoResult> => {
  const row = await rowOf(id);
  if (!row) throw new AppError("not_found", "The journal has no such entry.");
  if (row.outcome !== "done") throw new AppError("conflict", notDone[row.outcome ?? "running"]);
  if (row.kind === "other" || row.kind === "administration") throw nothingTakesItBack();
  return row.kind === "ticket" ? undoOnTicket(ctx, row, key) : undoOnConversation(ctx, row, key);
};
