import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { ActionInput } from "@/lib/actions/input";
import type { ActionResult } from "@/lib/api/conversations";
import type { ConversationDetail } from "@/lib/conversation/model";
import { applyDetail } from "@/lib/conversation/transitions";
import { AppError, isAppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import type { CacheRead } from "@/lib/server/cache/cache";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import type { JournalEntry } from "@/lib/server/journal/journal";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { tolerant } from "@/lib/server/tolerant";
import { assign } from "./actions/assign";
import { close } from "./actions/close";
import { convert } from "./actions/convert";
import type { Acting, Doing, Outcome } from "./actions/doing";
import { open } from "./actions/open";
import { markRead } from "./actions/read";
import { say } from "./actions/say";
import { tag, untag } from "./actions/tag";
import { getConversation, renewLists, toDetail } from "./get-conversation";
import type { KnownDetail } from "./map-detail";

type Input = { readonly id: string; readonly key: string; readonly action: ActionInput };

const doingOf = (acting: Acting, action: ActionInput): Doing => {
  switch (action.kind) {
    case "read":
    case "unread":
      return markRead(acting, action.kind === "read");
    case "close":
      return close(acting);
    case "open":
      return open(acting);
    case "assign":
      return assign(acting, action);
    case "tag":
      return tag(acting, action);
    case "untag":
      return untag(acting, action);
    case "reply":
    case "note":
      return say(acting, action);
    case "convert":
      return convert(acting, action);
    default:
      throw new AppError("not_supported", "Switchyard cannot do that yet.");
  }
};

const adminIdOf = ({ actor }: Ctx): string => {
  if (actor.teammateId !== null) return actor.teammateId;
  throw new AppError(
    "forbidden",
    `Intercom has no teammate with the e-mail ${actor.email}, so you can read but not change anything here.`,
  );
};

const beforeOf = (before: KnownDetail | null, { remember }: Doing): JournalEntry["before"] =>
  before && {
    state: before.state,
    read: before.read,
    assigneeId: before.assigneeId,
    teamId: before.teamId,
    tags: before.tags,
    ...remember,
  };

type Before = CacheRead<KnownDetail> | null;

const knownNow = (ctx: Ctx, id: string): Before => ctx.cache.peek(cacheKeys.conversation(ctx, id));

/** What other screens show of the same conversation: its people's earlier ones, and its tickets. */
const renewRelated = (ctx: Ctx, { contacts, tickets }: KnownDetail): void =>
  ctx.cache.expire(
    ...contacts.flatMap(({ id }) => (id === null ? [] : [cacheKeys.contact(ctx, id, "conversations")])),
    ...tickets.map(({ id }) => cacheKeys.ticket(ctx, id)),
  );

/**
 * Puts what the action leaves behind in place of everything cached that it may have changed. Where the conversation was read
 * or changed by others since the action began, nobody can tell whose answer is the newer, so it is read anew.
 * @returns whether what is cached now is the state after the action.
 */
const settle = async (
  ctx: Ctx,
  id: string,
  before: Before,
  latest: Conversation | null,
): Promise<boolean> => {
  renewLists(ctx);
  const detail = latest && (await toDetail(ctx, latest));
  const shown = detail ?? before?.value;
  if (shown) renewRelated(ctx, shown);
  const isAlone = knownNow(ctx, id)?.fetchedAtMs === before?.fetchedAtMs;
  if (detail && isAlone) ctx.cache.write(cacheKeys.conversation(ctx, id), detail);
  else ctx.cache.expire(cacheKeys.conversation(ctx, id));
  return detail !== null && isAlone;
};

/** The action is done by now. What cannot be read again shows as it was, with the action laid over it. */
const conversationAfter = async (
  ctx: Ctx,
  { id, key, action }: Input,
  isKnown: boolean,
): Promise<ConversationDetail> => {
  try {
    const detail = await getConversation(ctx, { id, fresh: isKnown ? undefined : "1" });
    if (!detail.stale) return detail;
    const me = {
      kind: "teammate",
      id: ctx.actor.teammateId,
      name: ctx.actor.name,
      email: ctx.actor.email,
    } as const;
    return applyDetail(detail, action, { me, now: toSeconds(ctx.clock.now()), partId: key });
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw new AppError(
      error.code,
      `It was done, but the conversation cannot be read again: ${error.message}`,
      {
        cause: error,
        requestId: error.requestId,
        retryAfterSeconds: error.retryAfterSeconds,
      },
    );
  }
};

const resultOf = async (
  ctx: Ctx,
  input: Input,
  done: { readonly journalId: string; readonly result: Outcome },
  isKnown: boolean,
): Promise<ActionResult> => {
  const { ticketId, tag: tagged } = done.result;
  const [conversation, ticket] = await Promise.all([
    conversationAfter(ctx, input, isKnown),
    ticketId === null ? null : tolerant(getTicket(ctx, { id: ticketId }), null, "Ticket", []),
  ]);
  return { conversation, ticket, tag: tagged, journalId: done.journalId };
};

/** Once begun, an action goes on though the browser leaves. */
const unhurried = (ctx: Ctx): Ctx => ({ ...ctx, signal: new AbortController().signal });

/** `pause` is the wait between two looks; only tests replace it. */
export const performActionWith =
  (pause: (ms: number) => Promise<void>) =>
  async (caller: Ctx, input: Input): Promise<ActionResult> => {
    const adminId = adminIdOf(caller);
    const ctx = unhurried(caller);
    const { id, key, action } = input;
    const before = knownNow(ctx, id);
    let latest: Conversation | null = null;
    const keep = (conversation: Conversation) => {
      // An answer without its thread would show as an empty one.
      if (conversation.conversation_parts) latest = conversation;
    };
    const known = before?.value ?? null;
    const doing = doingOf({ ctx, conversationId: id, adminId, before: known, keep, pause }, action);
    const entry = { key, conversationId: id, action, before: beforeOf(known, doing) };
    try {
      const done = await ctx.journal.around(entry, doing.run, doing.look);
      return await resultOf(ctx, input, done, await settle(ctx, id, before, latest));
    } catch (error) {
      // It may have been done all the same, or be refused because things are not as they were known.
      renewLists(ctx);
      ctx.cache.expire(cacheKeys.conversation(ctx, id));
      throw error;
    }
  };

/**
 * Does one action to one conversation in the name of the one who is signed in, at most once for a key.
 * @throws AppError as postAction says; nothing that the browser sends decides who acts.
 */
export const performAction = performActionWith(async (ms) => {
  await sleep(ms);
});
