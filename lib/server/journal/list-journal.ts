import "server-only";
import { can } from "@/lib/access/roles";
import { actionTable } from "@/lib/actions/table";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { JournalRow } from "@/lib/api/journal";
import { AppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import type { Ctx } from "@/lib/server/context";
import { knownName } from "@/lib/server/known-name";
import { type Known, rowsOfConversation, rowsOfMember, rowsOfTicket, undoneOf } from "./rows";

const mayUndo = ({ actor }: Ctx, row: Known): boolean => {
  if (row.inverse === null) return false;
  const { permission } =
    row.kind === "ticket" ? ticketTable[row.inverse.kind] : actionTable[row.inverse.kind];
  return can(actor.role, permission) && actor.teammateId !== null;
};

const rowFor = (ctx: Ctx, row: Known, undone: ReadonlySet<string>): JournalRow => {
  const { id, at, memberId, memberName, outcome, undoOf, why } = row;
  const isUndone = undone.has(id);
  const facts = {
    id,
    at: toSeconds(at.getTime()),
    who: { memberId, name: memberName, isMe: memberId === ctx.actor.memberId },
    outcome: outcome ?? ("running" as const),
    undoable: mayUndo(ctx, row) && !isUndone,
    undone: isUndone,
    undoOf,
    why,
  };
  switch (row.kind) {
    case "ticket": {
      const name = knownName(ctx, { kind: "ticket", id: row.ticketId }) ?? row.name;
      return { ...facts, kind: "ticket", ticketId: row.ticketId, name, action: row.action };
    }
    case "administration": {
      const { about, action } = row;
      const isMe = about?.memberId === ctx.actor.memberId;
      return { ...facts, kind: "administration", about: about && { ...about, isMe }, action };
    }
    case "other":
      return { ...facts, kind: "other", conversationId: row.conversationId, action: row.action };
    case "conversation": {
      const { conversationId, action } = row;
      const name = knownName(ctx, { kind: "conversation", id: conversationId }) ?? row.name;
      return { ...facts, kind: "conversation", conversationId, name, action };
    }
  }
};

type Asked = {
  readonly mine?: "1" | undefined;
  readonly conversation?: string | undefined;
  readonly ticket?: string | undefined;
};

const rowsAskedFor = (ctx: Ctx, { conversation, ticket }: Asked): Promise<readonly Known[]> => {
  if (conversation !== undefined) return rowsOfConversation(conversation);
  return ticket === undefined ? rowsOfMember(ctx.actor.memberId) : rowsOfTicket(ticket);
};

/** @throws AppError `bad_request` when neither is asked for, `database_unavailable` */
export const listJournal = async (
  ctx: Ctx,
  asked: Asked,
): Promise<{ readonly rows: readonly JournalRow[] }> => {
  const { mine, conversation, ticket } = asked;
  if (mine === undefined && conversation === undefined && ticket === undefined) {
    throw new AppError("bad_request", "Say whose journal, or which conversation's or ticket's.");
  }
  const rows = await rowsAskedFor(ctx, asked);
  const wanted = mine === undefined ? rows : rows.filter(({ memberId }) => memberId === ctx.actor.memberId);
  const undone = await undoneOf(wanted.map(({ id }) => id));
  return { rows: wanted.map((row) => rowFor(ctx, row, undone)) };
};
