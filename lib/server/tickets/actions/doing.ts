import "server-only";
import type { FileRef } from "@/lib/actions/input";
import type { Ticket } from "@/lib/intercom/schema/ticket";
import { getTicket } from "@/lib/intercom/tickets";
import { type Goal, lookFor, runTowards, type Seeing } from "@/lib/server/acting/reach-by";
import type { Ctx } from "@/lib/server/context";
import type { EarlierTry } from "@/lib/server/journal/journal";
import type { KnownTicket } from "../map-ticket";

/** What the journal keeps of an action that was done: ids, so that asking again can be answered. */
export type TicketOutcome = {
  readonly tag: { readonly id: string; readonly name: string } | null;
  /** The ticket is gone for good. */
  readonly deleted: boolean;
};

export const plainOutcome: TicketOutcome = { tag: null, deleted: false };

/** A file that was uploaded, with its bytes in base64. */
type SentFile = { readonly name: string; readonly contentType: string; readonly data: string };

/** All that one action may use. */
export type TicketActing = {
  readonly ctx: Ctx;
  readonly ticketId: string;
  /** The teammate in whose name it is done: always the one who is signed in. */
  readonly adminId: string;
  /** The ticket as it was last seen before, if it was. */
  readonly before: KnownTicket | null;
  /** Keeps what Intercom answered as the newest state of the ticket. */
  readonly keep: (ticket: Ticket) => void;
  /** When it was last changed, as far as was known before or this action has brought it about; null where nobody knows. */
  readonly asOf: () => number | null;
  readonly files: (refs: readonly FileRef[]) => Promise<readonly SentFile[]>;
  readonly pause: (ms: number) => Promise<void>;
};

/** One action under way: how to do it, and how to find out whether it was done. */
export type TicketDoing = {
  /** What a later look must know of how things were before: kept in the journal with the intent. */
  readonly remember?: Readonly<Record<string, unknown>>;
  readonly run: () => Promise<TicketOutcome>;
  /** Its outcome if an earlier try took effect, null when it surely did not. */
  readonly look: (earlier: EarlierTry) => Promise<TicketOutcome | null>;
};

export const seeingOf = ({ ctx, ticketId, keep }: TicketActing): Seeing<Ticket> => ({
  ctx,
  see: () => getTicket(ctx.intercom, { ticketId }),
  keep,
});

/** For actions that bring about a state, one goal after the other. */
export const reach = (
  acting: TicketActing,
  ...goals: readonly Goal<Ticket, TicketOutcome>[]
): TicketDoing => {
  const seeing = seeingOf(acting);
  return {
    run: async () => {
      for (const goal of goals) await runTowards(seeing, goal);
      return plainOutcome;
    },
    look: async () => {
      for (const goal of goals) if ((await lookFor(seeing, goal)) === null) return null;
      return plainOutcome;
    },
  };
};

/** A goal is reached where the ticket looks like it. */
export const goal = (
  change: () => Promise<unknown>,
  reached: (ticket: Ticket) => boolean,
): Goal<Ticket, TicketOutcome> => ({
  change: async () => {
    await change();
    return plainOutcome;
  },
  reached: (ticket) => (reached(ticket) ? plainOutcome : null),
});

/** As `goal`, for what sets a value: not a second time over what somebody else has changed since. */
export const valueGoal = (
  { asOf }: TicketActing,
  ...how: Parameters<typeof goal>
): Goal<Ticket, TicketOutcome> => ({
  ...goal(...how),
  untouched: ({ updated_at }) => {
    const known = asOf();
    return known === null ? null : updated_at <= known;
  },
});

/** For what changes nothing when it is done again: `lib/intercom` repeats it, and a look simply does it once more. */
export const repeatable = (run: () => Promise<TicketOutcome>): TicketDoing => ({ run, look: run });
