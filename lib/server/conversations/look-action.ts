import "server-only";
import type { UndoResult } from "@/lib/api/journal";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { keyOfRow } from "@/lib/server/journal/attempts";
import { createJournal } from "@/lib/server/journal/postgres-journal";
import { type Known, rowOf } from "@/lib/server/journal/rows";
import { performTicketAction } from "@/lib/server/tickets/perform-ticket-action";
import { performAction } from "./perform-action";

const nothingToFind = (message: string): AppError => new AppError("conflict", message);

/** @throws AppError `conflict` where there is nothing to find out, or nothing to find it out by. */
const keyToLookBy = async ({ actor }: Ctx, row: Known): Promise<string> => {
  if (row.outcome !== "unknown")
    throw nothingToFind(row.outcome === null ? "It is still under way. Wait a moment." : "Its end is known.");
  const key = await keyOfRow(actor.memberId, row.id);
  if (key === null) throw nothingToFind("Only whoever did it can look for it, and for ninety days.");
  return key;
};

/**
 * Finds out by reading what became of one's own action whose end nobody knows, also after a reload or on another device. Whatever it
 * finds, nothing is done again.
 * @throws AppError as postLook says
 */
export const lookAction = async (caller: Ctx, { id }: { readonly id: string }): Promise<UndoResult> => {
  const row = await rowOf(id);
  if (!row) throw new AppError("not_found", "The journal has no such entry.");
  if (row.kind === "other") throw nothingToFind("Look at the conversation: nothing else can tell.");
  if (row.kind === "administration") throw nothingToFind("Its end is known.");
  const key = await keyToLookBy(caller, row);
  const ctx: Ctx = { ...caller, journal: createJournal(caller.actor.memberId, "look", caller.requestId) };
  if (row.kind === "conversation")
    return {
      ...(await performAction(ctx, { id: row.conversationId, key, action: row.action })),
      ofTicket: null,
    };
  const ofTicket = await performTicketAction(ctx, { id: row.ticketId, key, action: row.action });
  const { journalId, tag } = ofTicket;
  return { conversation: null, ticket: null, tag, contact: null, warning: null, journalId, ofTicket };
};
