import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { can } from "@/lib/access/roles";
import { isHeld, isHeldOnTicket } from "@/lib/actions/held";
import type { ActionInput } from "@/lib/actions/input";
import type { Seen } from "@/lib/actions/moved";
import type { TicketAction } from "@/lib/actions/ticket-input";
import type { TicketSeen } from "@/lib/actions/ticket-moved";
import type { Outgoing } from "@/lib/api/outgoing";
import { AppError } from "@/lib/core/errors";
import type { Ctx } from "@/lib/server/context";
import { inTransaction } from "@/lib/server/db/database";
import { forgetSentDraft } from "@/lib/server/drafts/store";
import { env } from "@/lib/server/env";
import { logger } from "@/lib/server/logger/logger";
import { requireUploads } from "@/lib/server/uploads/store";
import { movedSince, ruleOf } from "./check-moved";
import { findOutgoing, insertOutgoing, type Message, moveOutgoing, shownOutgoing } from "./store";
import { wakeSender } from "./wake";

type Input = {
  readonly id: string;
  readonly key: string;
  readonly draft?: number | undefined;
} & (
  | {
      readonly subject: "conversation";
      readonly action: ActionInput;
      readonly seen?: Seen | undefined;
    }
  | {
      readonly subject: "ticket";
      readonly action: TicketAction;
      readonly seen?: TicketSeen | undefined;
    }
);

/** @throws AppError `invalid_input` for what is no message */
const messageIn = (input: Input): Message => {
  const { id } = input;
  if (input.subject === "ticket" && isHeldOnTicket(input.action))
    return { subject: "ticket", id, action: input.action, seen: input.seen ?? null };
  if (input.subject === "conversation" && isHeld(input.action))
    return { subject: "conversation", id, action: input.action, seen: input.seen ?? null };
  throw new AppError("invalid_input", "Only messages wait to be sent.");
};

/** Who pressed Send is told at once when Intercom is quick; whatever it says later still counts. */
const longestCheckMs = 1500;

const checkMoved = async (ctx: Ctx, key: string, message: Message): Promise<void> => {
  const moved = await movedSince({ ...ctx, signal: new AbortController().signal }, message);
  if (moved === null) return;
  const problem = { code: "moved", message: moved } as const;
  await moveOutgoing(ctx.actor.memberId, key, ["waiting"], { state: "held", problem });
};

/** Its time has begun to run: that Intercom cannot be asked now is no reason to refuse it. */
const checkSoon = (ctx: Ctx, key: string, message: Message): Promise<void> =>
  Promise.race([
    checkMoved(ctx, key, message).catch((error: unknown) =>
      logger().info({ err: error }, "whether something moved could not be told yet"),
    ),
    pause(longestCheckMs, undefined, { ref: false }),
  ]);

const found = async (memberId: string, key: string): Promise<Outgoing> => {
  const row = await findOutgoing(memberId, key);
  if (row) return shownOutgoing(row);
  throw new AppError("not_found", "This message is not known here any more.");
};

const asBefore = (before: Outgoing, { subject, id, action }: Message): Outgoing => {
  const isSame =
    before.subject === subject &&
    before.id === id &&
    isDeepStrictEqual(before.action, JSON.parse(JSON.stringify(action)));
  if (!isSame)
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
  const { key } = input;
  const message = messageIn(input);
  const { subject, id } = message;
  const { memberId, role, teammateId, email } = ctx.actor;
  if (!can(role, ruleOf(message).permission))
    throw new AppError("forbidden", "Your role does not allow that. Ask an owner.");
  if (teammateId === null)
    throw new AppError(
      "forbidden",
      `Intercom has no teammate with the e-mail ${email}, so you can read but not write here.`,
    );
  const before = await findOutgoing(memberId, key);
  if (before) return asBefore(shownOutgoing(before), message);
  await requireUploads(memberId, message.action);
  const isNew = await inTransaction(async (db) => {
    const inserted = await insertOutgoing(db, { memberId, key, message, holdMs: env().holdMs });
    if (inserted)
      await forgetSentDraft(db, memberId, { kind: subject, id }, { key, version: input.draft ?? 0 });
    return inserted;
  });
  if (!isNew) return asBefore(await found(memberId, key), message);
  wakeSender();
  await checkSoon(ctx, key, message);
  return found(memberId, key);
};
