import "server-only";
import { can } from "@/lib/access/roles";
import { actionTable } from "@/lib/actions/table";
import type { JournalRow } from "@/lib/api/journal";
import { AppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import type { Ctx } from "@/lib/server/context";
import { type Known, rowsOfConversation, rowsOfMember, undoneOf } from "./rows";

const rowFor = ({ actor }: Ctx, row: Known, undone: ReadonlySet<string>): JournalRow => {
  const { id, at, memberId, memberName, conversationId, action, outcome, inverse, undoOf } = row;
  const isUndone = undone.has(id);
  const mayUndo = inverse !== null && can(actor.role, actionTable[inverse.kind].permission);
  return {
    id,
    at: toSeconds(at.getTime()),
    who: { memberId, name: memberName, isMe: memberId === actor.memberId },
    conversationId,
    action,
    outcome: outcome ?? "running",
    undoable: mayUndo && !isUndone && actor.teammateId !== null,
    undone: isUndone,
    undoOf,
  };
};

/** @throws AppError `bad_request` when neither is asked for, `database_unavailable` */
export const listJournal = async (
  ctx: Ctx,
  { mine, conversation }: { readonly mine?: "1" | undefined; readonly conversation?: string | undefined },
): Promise<{ readonly rows: readonly JournalRow[] }> => {
  if (mine === undefined && conversation === undefined) {
    throw new AppError("bad_request", "Say whose journal, or which conversation's.");
  }
  const rows = await (conversation === undefined
    ? rowsOfMember(ctx.actor.memberId)
    : rowsOfConversation(conversation));
  const wanted = mine === undefined ? rows : rows.filter(({ memberId }) => memberId === ctx.actor.memberId);
  const undone = await undoneOf(wanted.map(({ id }) => id));
  return { rows: wanted.map((row) => rowFor(ctx, row, undone)) };
};
