import "server-only";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction } from "@/lib/actions/ticket-input";
import { type TicketSeen, whatMovedOnTicket } from "@/lib/actions/ticket-moved";
import { ticketTable } from "@/lib/actions/ticket-table";
import { AppError, isAppError } from "@/lib/core/errors";
import type { CacheRead } from "@/lib/server/cache/cache";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { beforeWriting } from "@/lib/server/conversations/actions/look";
import { readTicket } from "./get-ticket";
import type { KnownTicket } from "./map-ticket";

/** For taking it back later, what somebody has just looked at is as good. */
const undoSeconds = 60;

export type TakingBackOnTicket = {
  readonly journalId: string;
  /** @throws AppError where what it finds must not be taken back. */
  readonly judge: (now: TicketDetail) => Promise<void>;
};

type BeforeTicket = {
  readonly before: CacheRead<KnownTicket> | null;
  /** @throws AppError why it must not be begun. Called with nothing done yet. */
  readonly check: () => Promise<void>;
};

const peek = (ctx: Ctx, id: string): CacheRead<KnownTicket> | null =>
  ctx.cache.peek<KnownTicket>(cacheKeys.ticket(ctx, id));

/**
 * The ticket as it is before an action: past every cache where the action is guarded or takes another back, and read anew where what it
 * changes has to be known to be taken back and nobody has read it lately.
 */
export const readBefore = async (
  ctx: Ctx,
  {
    id,
    action,
    seen,
  }: { readonly id: string; readonly action: TicketAction; readonly seen?: TicketSeen | undefined },
  takingBack: TakingBackOnTicket | undefined,
): Promise<BeforeTicket> => {
  const { guarded, undo } = ticketTable[action.kind];
  const guard = guarded ? seen : undefined;
  const mustKnow = guard !== undefined || takingBack !== undefined;
  const nothingToCheck = async () => {};
  if (!mustKnow && undo !== "inverse") return { before: peek(ctx, id), check: nothingToCheck };
  let now: TicketDetail;
  try {
    now = await beforeWriting(
      readTicket(ctx, id, mustKnow ? { refresh: true } : { freshSeconds: undoSeconds }),
    );
  } catch (error) {
    if (!isAppError(error)) throw error;
    const refuse = async () => {
      throw error;
    };
    return { before: peek(ctx, id), check: mustKnow ? refuse : nothingToCheck };
  }
  const check = async () => {
    if (now.stale)
      throw new AppError("intercom_unavailable", "Intercom cannot be asked just now, so nothing was done.");
    await takingBack?.judge(now);
    if (guard && whatMovedOnTicket(guard, now, ctx.actor.teammateId) !== null)
      throw new AppError("moved", "The ticket has changed since you looked at it. Nothing was done.");
  };
  return { before: peek(ctx, id), check: mustKnow ? check : nothingToCheck };
};
