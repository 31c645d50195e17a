import "server-only";
import { sql } from "drizzle-orm";
import { can } from "@/lib/access/roles";
import { actionTable } from "@/lib/actions/table";
import { ticketTable } from "@/lib/actions/ticket-table";
import type { JournalPage, JournalRow } from "@/lib/api/journal";
import { toSeconds } from "@/lib/core/time";
import type { Ctx } from "@/lib/server/context";
import { knownName } from "@/lib/server/known-name";
import { readAsked } from "./read-asked";
import { type Known, pageRows, readRows, undoneOf } from "./rows";

const mayUndo = ({ actor }: Ctx, row: Known): boolean => {
  if (row.inverse === null) return false;
  const { permission } =
    row.kind === "ticket" ? ticketTable[row.inverse.kind] : actionTable[row.inverse.kind];
  return can(actor.role, permission) && actor.teammateId !== null;
};

const rowFor = (ctx: Ctx, row: Known, undone: ReadonlyMap<string, string>): JournalRow => {
  const { id, seq, at, memberId, memberName, outcome, undoOf, why, changes, requestId } = row;
  const undoneBy = undone.get(id) ?? null;
  const facts = {
    id,
    seq,
    at: toSeconds(at.getTime()),
    who: { memberId, name: memberName, isMe: memberId === ctx.actor.memberId },
    outcome: outcome ?? ("running" as const),
    undoable: mayUndo(ctx, row) && undoneBy === null,
    undone: undoneBy !== null,
    undoOf,
    undoneBy,
    changes,
    requestId,
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

/**
 * What the query finds of what the one who asks may see, newest first, from below `before` on.
 * @throws AppError `invalid_query`, `database_unavailable`; `intercom_unavailable` where the query names days and their zone is not known
 */
export const listJournal = async (
  ctx: Ctx,
  { q, before }: { readonly q: string; readonly before?: string | undefined },
): Promise<JournalPage> => {
  const { where, newest, newestFirst } = await readAsked(ctx, q);
  const rows = await readRows(
    before === undefined ? where : sql`i.seq < ${before}::bigint and ${where}`,
    newestFirst,
  );
  const known = rows.flatMap((row) => row.known ?? []);
  const undone = await undoneOf(known.map(({ id }) => id));
  return {
    rows: known.map((row) => rowFor(ctx, row, undone)),
    next: rows.length < pageRows ? null : (rows.at(-1)?.seq ?? null),
    newest,
  };
};
