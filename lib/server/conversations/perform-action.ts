import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { can, type Permission } from "@/lib/access/roles";
import type { ActionInput, FileRef, Standing } from "@/lib/actions/input";
import { standingOf } from "@/lib/actions/inverse";
import type { Seen } from "@/lib/actions/moved";
import { actionTable } from "@/lib/actions/table";
import type { ClosingStop } from "@/lib/actions/unfinished";
import type { ActionResult } from "@/lib/api/conversations";
import { type ConversationDetail, lastingName } from "@/lib/conversation/model";
import { applyDetail } from "@/lib/conversation/transitions";
import { AppError, isAppError } from "@/lib/core/errors";
import { toSeconds } from "@/lib/core/time";
import type { AttachmentFile } from "@/lib/intercom/conversation-replies";
import type { Conversation } from "@/lib/intercom/schema/conversation";
import { cacheKeys } from "@/lib/server/cache/keys";
import type { Ctx } from "@/lib/server/context";
import type { JournalEntry } from "@/lib/server/journal/journal";
import { getTicket } from "@/lib/server/tickets/get-ticket";
import { tolerant } from "@/lib/server/tolerant";
import { filesOf } from "@/lib/server/uploads/files-of";
import { type Doing, type Outcome, plainOutcome } from "./actions/doing";
import { doingOf } from "./actions/doing-of";
import { beforeAction } from "./before-action";
import { getConversation, renewLists } from "./get-conversation";
import type { KnownDetail } from "./map-detail";
import { mapSummary } from "./map-summary";
import { settle } from "./settle-action";

type Input = {
  readonly id: string;
  readonly key: string;
  readonly action: ActionInput;
  readonly seen?: Seen | undefined;
  readonly stopFor?: readonly ClosingStop[] | undefined;
};

const adminIdOf = ({ actor }: Ctx): string => {
  if (actor.teammateId !== null) return actor.teammateId;
  throw new AppError(
    "forbidden",
    `Intercom has no teammate with the e-mail ${actor.email}, so you can read but not change anything here.`,
  );
};

const refused: Partial<Record<Permission, string>> = {
  erase: "Only leads and owners may delete or merge conversations. Ask one of them.",
  "speak-for-contacts": "Only leads and owners may write in a customer's name. Ask one of them.",
};

/** @throws AppError `forbidden` where the role does not allow this very action. */
const checkRole = ({ actor }: Ctx, action: ActionInput): void => {
  const { permission } = actionTable[action.kind];
  if (can(actor.role, permission)) return;
  throw new AppError("forbidden", refused[permission] ?? "Your role does not allow that. Ask an owner.");
};

/** What taking it back will have to know, and what a later look must. */
const keptBefore = (
  before: KnownDetail | null,
  action: ActionInput,
  { remember }: Doing,
): JournalEntry["before"] =>
  before && {
    state: before.state,
    snoozedUntil: before.snoozedUntil,
    assigneeId: before.assigneeId,
    teamId: before.teamId,
    read: before.read,
    priority: before.priority,
    title: before.title,
    name: lastingName(before),
    tags: before.tags,
    contacts: before.contacts.map(({ id }) => ({ id })),
    ...(action.kind === "attribute"
      ? { attributes: { [action.name]: before.attributes[action.name] ?? null } }
      : {}),
    ...remember,
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

/** As the journal keeps it: with how the action left state, teammate and team, where Intercom's answer told. */
type Done = Outcome & { readonly after: Standing | null };

const resultOf = async (
  ctx: Ctx,
  input: Input,
  done: { readonly journalId: string; readonly result: Done },
  isKnown: boolean,
): Promise<ActionResult> => {
  // What an earlier release kept has less in it.
  const { ticketId, tag, contact, deleted, warning } = { ...plainOutcome, ...done.result };
  const [conversation, ticket] = await Promise.all([
    deleted ? null : conversationAfter(ctx, input, isKnown),
    ticketId === null ? null : tolerant(getTicket(ctx, { id: ticketId }), null, "Ticket", []),
  ]);
  return { conversation, ticket, tag, contact, warning, journalId: done.journalId };
};

/** Once begun, an action goes on though the browser leaves. */
const unhurried = (ctx: Ctx): Ctx => ({ ...ctx, signal: new AbortController().signal });

/** What an action needs beside the context; only tests replace it. */
type Ports = {
  /** The wait between two looks. */
  readonly pause: (ms: number) => Promise<void>;
  /** The uploaded files of a message, with their bytes. */
  readonly files: (ctx: Ctx, refs: readonly FileRef[]) => Promise<readonly AttachmentFile[]>;
};

/** An action that takes another one back: which, and what must still be so. */
type TakingBack = {
  readonly journalId: string;
  /** @throws AppError `undo_outdated` where what was done no longer stands. */
  readonly judge: (now: KnownDetail) => Promise<void>;
};

export const performActionWith =
  ({ pause, files }: Ports) =>
  async (caller: Ctx, input: Input, takingBack?: TakingBack): Promise<ActionResult> => {
    checkRole(caller, input.action);
    const adminId = adminIdOf(caller);
    const ctx = unhurried(caller);
    const { id, key, action } = input;
    const { known, check } = await beforeAction(ctx, input, takingBack?.judge);
    let latest: Conversation | null = null;
    const keep = (conversation: Conversation) => {
      // An answer without its thread would show as an empty one.
      if (conversation.conversation_parts) latest = conversation;
    };
    const before = known?.value ?? null;
    const doing = doingOf(
      {
        ctx,
        conversationId: id,
        adminId,
        before,
        keep,
        pause,
        files: (refs) => files(ctx, refs),
      },
      action,
    );
    const withStanding = (outcome: Outcome): Done => ({
      ...outcome,
      after: latest && standingOf(mapSummary(latest)),
    });
    const entry: JournalEntry = {
      key,
      subject: { kind: "conversation", id },
      action,
      before: keptBefore(before, action, doing),
      undoOf: takingBack?.journalId ?? null,
    };
    let begun = false;
    try {
      const done = await ctx.journal.around(
        entry,
        async () => {
          await check();
          begun = true;
          // Intercom may have done it long before it answers: who reads meanwhile is not told what was before.
          ctx.cache.expire(cacheKeys.conversation(ctx, id));
          return withStanding(await doing.run());
        },
        async (earlier) => {
          const outcome = await doing.look(earlier);
          return outcome && withStanding(outcome);
        },
      );
      if (done.result.deleted) forget(ctx, id);
      const isKnown = await settle(ctx, id, known, latest);
      return await resultOf(ctx, input, done, isKnown);
    } catch (error) {
      // It may have been done all the same, or be refused because things are not as they were known.
      renewLists(ctx);
      if (!begun && isOfTheNewest(error)) throw error;
      ctx.cache.expire(cacheKeys.conversation(ctx, id));
      throw error;
    }
  };

/** Refused by what was just read: the newest state is known, and whoever is told of it asks for it next. */
const isOfTheNewest = (error: unknown): boolean =>
  isAppError(error) && ["moved", "undo_outdated", "unfinished"].includes(error.code);

/** What was deleted is not shown in an outage either. */
const forget = (ctx: Ctx, id: string): void => ctx.cache.forget(cacheKeys.conversation(ctx, id));

const acting = performActionWith({
  pause: async (ms) => {
    await sleep(ms);
  },
  files: filesOf,
});

/**
 * Does one action to one conversation in the name of the one who is signed in, at most once for a key. With `seen`, only where nothing
 * that matters has changed since; with `stopFor`, it is closed only where none of that stands open.
 * @throws AppError as postAction says; nothing that the browser sends decides who acts.
 */
export const performAction = (ctx: Ctx, input: Input): Promise<ActionResult> => acting(ctx, input);

/** An action that takes another one back, where that still stands. */
export const takeBack = (ctx: Ctx, input: Input, takingBack: TakingBack): Promise<ActionResult> =>
  acting(ctx, input, takingBack);
