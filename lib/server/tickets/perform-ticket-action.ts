import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { can } from "@/lib/access/roles";
import type { FileRef } from "@/lib/actions/input";
import type { TicketDetail } from "@/lib/actions/ticket-detail";
import type { TicketAction } from "@/lib/actions/ticket-input";
import type { TicketSeen } from "@/lib/actions/ticket-moved";
import type { TicketAfter } from "@/lib/actions/ticket-stands";
import { ticketTable } from "@/lib/actions/ticket-table";
import { applyTicket } from "@/lib/actions/ticket-transitions";
import type { TicketActionResult } from "@/lib/api/tickets";
import { AppError, isAppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import type { Ticket } from "@/lib/intercom/schema/ticket";
import type { CacheRead } from "@/lib/server/cache/cache";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import { beforeWriting } from "@/lib/server/conversations/actions/look";
import { renewLists } from "@/lib/server/conversations/get-conversation";
import type { EarlierTry } from "@/lib/server/journal/journal";
import { filesOf } from "@/lib/server/uploads/files-of";
import type { TicketOutcome } from "./actions/doing";
import { ticketDoingOf } from "./actions/doing-of";
import { getTicket, toKnownTicket } from "./get-ticket";
import type { KnownTicket } from "./map-ticket";
import { readBefore, type TakingBackOnTicket } from "./read-before";
import { ticketBefore } from "./ticket-before";

type Input = {
  readonly id: string;
  readonly key: string;
  readonly action: TicketAction;
  readonly seen?: TicketSeen | undefined;
};

type Before = CacheRead<KnownTicket> | null;

const adminIdOf = ({ actor }: Ctx, { kind }: TicketAction): string => {
  const { permission, title } = ticketTable[kind];
  if (!can(actor.role, permission))
    throw new AppError("forbidden", `“${title}” is for leads and owners. Ask one of them.`);
  if (actor.teammateId !== null) return actor.teammateId;
  throw new AppError(
    "forbidden",
    `Intercom has no teammate with the e-mail ${actor.email}, so you can read but not change anything here.`,
  );
};

const knownNow = (ctx: Ctx, id: string): Before => ctx.cache.peek(cacheKeys.ticket(ctx, id));

/** What other screens show of the same ticket: the conversations that it is linked with. */
const renewRelated = (ctx: Ctx, ticket: KnownTicket | undefined, action: TicketAction): void => {
  const linked = new Set(ticket?.conversationIds);
  if (action.kind === "link" || action.kind === "unlink") linked.add(action.conversationId);
  ctx.cache.expire(...[...linked].map((id) => cacheKeys.conversation(ctx, id)));
  renewLists(ctx);
};

/** Tags come with no answer about a ticket: the ones that were known still count, but for those that the action changed. */
const settle = async (ctx: Ctx, { id, action }: Input, before: Before, latest: Ticket | null) => {
  renewRelated(ctx, before?.value, action);
  const isAlone = knownNow(ctx, id)?.fetchedAtMs === before?.fetchedAtMs;
  if (!latest?.ticket_parts || !isAlone || action.kind === "tag" || action.kind === "untag") {
    ctx.cache.expire(cacheKeys.ticket(ctx, id));
    return false;
  }
  const known = await toKnownTicket(ctx, latest, ctx.signal, before?.value.tags);
  ctx.cache.write(cacheKeys.ticket(ctx, id), known);
  return true;
};

/** The action is done by now. What cannot be read again shows as it was, with the action laid over it. */
const ticketAfter = async (ctx: Ctx, { id, key, action }: Input, isKnown: boolean): Promise<TicketDetail> => {
  try {
    const ticket = await getTicket(ctx, { id, fresh: isKnown ? undefined : "1" });
    if (!ticket.stale) return ticket;
    const { teammateId, name, email } = ctx.actor;
    const me = { kind: "teammate", id: teammateId, name, email } as const;
    return applyTicket(ticket, action, { me, now: toSeconds(ctx.clock.now()), partId: key });
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { requestId, retryAfterSeconds } = error;
    throw new AppError(error.code, `It was done, but the ticket cannot be read again: ${error.message}`, {
      cause: error,
      requestId,
      retryAfterSeconds,
    });
  }
};

const resultOf = async (
  ctx: Ctx,
  input: Input,
  done: { readonly journalId: string; readonly result: TicketOutcome },
  isKnown: boolean,
): Promise<TicketActionResult> => {
  const { tag, deleted } = done.result;
  const ticket = deleted ? null : await ticketAfter(ctx, input, isKnown);
  return { ticket, tag, journalId: done.journalId };
};

/** Once begun, an action goes on though the browser leaves. */
const unhurried = (ctx: Ctx): Ctx => ({ ...ctx, signal: new AbortController().signal });

type Done = TicketOutcome & {
  /** As the action left it, where Intercom told. */
  readonly after: TicketAfter | null;
};

const afterOf = (ticket: Ticket | null): TicketAfter | null =>
  ticket && {
    open: ticket.open,
    snoozedUntil: ticket.snoozed_until,
    assigneeId: ticket.admin_assignee_id,
    teamId: ticket.team_assignee_id,
  };

/** `pause` is the wait between two looks; only tests replace it. */
export const performTicketActionWith =
  (pause: (ms: number) => Promise<void>) =>
  async (caller: Ctx, input: Input, takingBack?: TakingBackOnTicket): Promise<TicketActionResult> => {
    const { id, key, action } = input;
    const adminId = adminIdOf(caller, action);
    const ctx = unhurried(caller);
    const { before, check } = await readBefore(ctx, input, takingBack);
    let latest: Ticket | null = null;
    const keep = (ticket: Ticket) => {
      latest = ticket;
    };
    const known = before?.value ?? null;
    const files = (refs: readonly FileRef[]) => beforeWriting(filesOf(ctx, refs));
    const asOf = () => latest?.updated_at ?? known?.updatedAt ?? null;
    const doing = ticketDoingOf(
      { ctx, ticketId: id, adminId, before: known, keep, asOf, files, pause },
      action,
    );
    const entry = {
      key,
      subject: { kind: "ticket" as const, id },
      action,
      before: ticketBefore(known, action, doing),
      undoOf: takingBack?.journalId ?? null,
    };
    const withAfter = (outcome: TicketOutcome): Done => ({ ...outcome, after: afterOf(latest) });
    const run = async () => {
      await check();
      // As with conversations: who reads before Intercom has answered is not told what was before.
      ctx.cache.expire(cacheKeys.ticket(ctx, id));
      return withAfter(await doing.run());
    };
    const look = async (earlier: EarlierTry) => {
      const outcome = await doing.look(earlier);
      return outcome && withAfter(outcome);
    };
    try {
      const done = await ctx.journal.around(entry, run, look);
      return await resultOf(ctx, input, done, await settle(ctx, input, before, latest));
    } catch (error) {
      // It may have been done all the same, or be refused because things are not as they were known.
      renewRelated(ctx, known ?? undefined, action);
      ctx.cache.expire(cacheKeys.ticket(ctx, id));
      throw error;
    }
  };

const acting = performTicketActionWith(async (ms) => {
  await sleep(ms);
});

/**
 * Does one action to one ticket in the name of the one who is signed in, at most once for a key.
 * @throws AppError as postTicketAction says; nothing that the browser sends decides who acts.
 */
export const performTicketAction = (ctx: Ctx, input: Input): Promise<TicketActionResult> =>
  acting(ctx, input);

/** An action that takes another one back, where that still stands. */
export const takeBackOnTicket = (
  ctx: Ctx,
  input: Input,
  takingBack: TakingBackOnTicket,
): Promise<TicketActionResult> => acting(ctx, input, takingBack);
