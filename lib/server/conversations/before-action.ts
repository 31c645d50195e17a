import "server-only";
import type { ActionInput } from "@/lib/actions/input";
import { type Seen, whatMoved } from "@/lib/actions/moved";
import { actionTable } from "@/lib/actions/table";
import { type ClosingStop, unfinished } from "@/lib/actions/unfinished";
import { AppError, isAppError } from "@/lib/core/errors";
import type { CacheRead } from "@/lib/server/cache/cache";
import { cacheKeys } from "@/lib/server/cache/keys";
import { isOutage } from "@/lib/server/cache/server-cache";
import type { Ctx } from "@/lib/server/context";
import { readConversation } from "./get-conversation";
import type { KnownDetail } from "./map-detail";
import { whatStandsOpen } from "./stands-open";

/** For taking it back later, what somebody has just looked at is as good. */
const undoSeconds = 60;

type BeforeAction = {
  readonly known: CacheRead<KnownDetail> | null;
  /** @throws AppError why it must not be begun. Called with nothing done yet. */
  readonly check: () => Promise<void>;
};

const cannotAsk = (cause?: unknown): AppError =>
  new AppError("intercom_unavailable", "Intercom cannot be asked just now, so nothing was done.", { cause });

const moved = (): AppError =>
  new AppError("moved", "The conversation has changed since you saw it, so nothing was done.");

const peek = (ctx: Ctx, id: string): CacheRead<KnownDetail> | null =>
  ctx.cache.peek<KnownDetail>(cacheKeys.conversation(ctx, id));

/** What is guarded is read past every cache: what others did since the last read is what the guard is there for. */
const readingOf = (
  action: ActionInput,
  isGuarded: boolean,
): Parameters<typeof readConversation>[2] | null => {
  if (isGuarded) return { refresh: true };
  return actionTable[action.kind].undo === "inverse" ? { freshSeconds: undoSeconds } : null;
};

/**
 * The conversation as it is before an action: read anew where the action is guarded, stops for what stands open or takes another back, and where what it changes has
 * to be known to be taken back and nobody has read it lately. `judge` throws where what it finds must not be acted on.
 */
export const beforeAction = async (
  ctx: Ctx,
  {
    id,
    action,
    seen,
    stopFor = [],
  }: {
    readonly id: string;
    readonly action: ActionInput;
    readonly seen?: Seen | undefined;
    readonly stopFor?: readonly ClosingStop[] | undefined;
  },
  judge?: (now: KnownDetail) => Promise<void>,
): Promise<BeforeAction> => {
  const guard = actionTable[action.kind].guarded ? seen : undefined;
  const stops = action.kind === "close" ? stopFor : [];
  const mustKnow = guard !== undefined || judge !== undefined || stops.length > 0;
  const reading = readingOf(action, mustKnow);
  if (reading === null) return { known: peek(ctx, id), check: async () => {} };
  let read: CacheRead<KnownDetail>;
  try {
    read = await readConversation(ctx, id, reading);
  } catch (error) {
    const isSilent = isOutage(error) && !mustKnow;
    const told = isOutage(error) && !isRateLimit(error) ? cannotAsk(error) : error;
    return {
      known: peek(ctx, id),
      check: async () => {
        if (!isSilent) throw told;
      },
    };
  }
  return {
    known: peek(ctx, id) ?? read,
    check: async () => {
      if (mustKnow && read.stale) throw cannotAsk();
      await judge?.(read.value);
      const now = { ...read.value, fetchedAtMs: read.fetchedAtMs, stale: read.stale };
      if (guard && whatMoved(guard, now, ctx.actor.teammateId) !== null) throw moved();
      const open = await whatStandsOpen(ctx, now, stops);
      if (open.length > 0) throw unfinished(open);
    },
  };
};

const isRateLimit = (error: unknown): boolean => isAppError(error) && error.code === "intercom_rate_limited";
