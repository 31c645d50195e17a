import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { can } from "@/lib/access/roles";
import { isHeld } from "@/lib/actions/held";
import type { ActionInput } from "@/lib/actions/input";
import type { Seen } from "@/lib/actions/moved";
import { actionTable } from "@/lib/actions/table";
import type { Outgoing } from "@/lib/api/outgoing";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { getConversation } from "@/lib/server/conversations/get-conversation";
import { inTransaction } from "@/lib/server/db/database";
import { forgetSentDraft } from "@/lib/server/drafts/store";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/logger/logger";
import { requireUploads } from "@/lib/server/uploads/store";
import { movedFor, wordsOfMove } from "./check-moved";
import { findOutgoing, insertOutgoing, moveOutgoing, shownOutgoing } from "./store";
import { wakeSender } from "./wake";

type Input = {
  readonly id: string;
  readonly key: string;
  readonly action: ActionInput;
  readonly seen?: Seen | undefined;
  readonly draft?: number | undefined;
};

/** Who pressed Send is told at once when Intercom is quick; whatever it says later still counts. */
const longestCheckMs = 1500;

const checkMoved = async (ctx: Ctx, { id, key, action, seen }: Input): Promise<void> => {
  if (seen === undefined || !isHeld(action) || !actionTable[action.kind].guarded) return;
  const unhurried = { ...ctx, signal: new AbortController().signal };
  const moved = movedFor(ctx, action, seen, await getConversation(unhurried, { id }));
  if (moved === null) return;
  const problem = { code: "moved", message: wordsOfMove(moved) } as const;
  await moveOutgoing(ctx.actor.memberId, key, ["waiting"], { state: "held", problem });
};

/** Its time has begun to run: that Intercom cannot be asked now is no reason to refuse it. */
const checkSoon = (ctx: Ctx, input: Input): Promise<void> =>
  Promise.race([
    checkMoved(ctx, input).catch((error: unknown) =>
      logger().info({ err: error }, "whether a conversation moved could not be told yet"),
    ),
    pause(longestCheckMs, undefined, { ref: false }),
  ]);

const found = async (memberId: string, key: string): Promise<Outgoing> => {
  const row = await findOutgoing(memberId, key);
  if (row) return shownOutgoing(row);
  throw new AppError("not_found", "This message is not known here any more.");
};

const asBefore = (before: Outgoing, { id, action }: Input): Outgoing => {
  if (before.conversationId !== id || !isDeepStrictEqual(before.action, JSON.parse(JSON.stringify(action))))
    throw new AppError(
      "idempotency_mismatch",
      "This was already used for another message. Press Send once more.",
    );
  if (before.state === "taken_back")
    throw new AppError("conflict", "This message was taken back meanwhile. Press Send once more to send it.");
  return before;
};

/**
 * Stores a message to be sent when its time has come, in the name of the one who is signed in; at most once for a key.
 * @throws AppError as postOutgoing says; `forbidden` for who may not say such a thing.
 */
export const postOutgoing = async (ctx: Ctx, input: Input): Promise<Outgoing> => {
  const { id, key, action, seen } = input;
  const { memberId, role, teammateId, email } = ctx.actor;
  if (!isHeld(action)) throw new AppError("invalid_input", "Only messages wait to be sent.");
  if (!can(role, actionTable[action.kind].permission))
    throw new AppError("forbidden", "Your role does not allow that. Ask an owner.");
  if (teammateId === null)
    throw new AppError(
      "forbidden",
      `Intercom has no teammate with the e-mail ${email}, so you can read but not write here.`,
    );
  const before = await findOutgoing(memberId, key);
  if (before) return asBefore(shownOutgoing(before), input);
  await requireUploads(memberId, action);
  const isNew = await inTransaction(async (db) => {
    const made = { memberId, key, conversationId: id, action, seen: seen ?? null, holdMs: env().holdMs };
    const inserted = await insertOutgoing(db, made);
    if (inserted) await forgetSentDraft(db, memberId, id, { key, version: input.draft ?? 0 });
    return inserted;
  });
  if (!isNew) return asBefore(await found(memberId, key), input);
  wakeSender();
  await checkSoon(ctx, input);
  return found(memberId, key);
};
