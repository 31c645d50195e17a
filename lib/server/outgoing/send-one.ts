import "server-only";
import { can } from "@/lib/access/roles";
import { AppError, type ErrorCode, isAppError } from "@/lib/core/errors";
import { findMember } from "@/lib/server/auth/sessions";
import { setConnectionStatus } from "@/lib/server/connection/store";
import type { Ctx } from "@/lib/server/context";
import type { performAction } from "@/lib/server/conversations/perform-action";
import { contextOf } from "@/lib/server/http/context";
import { asAppError } from "@/lib/server/http/respond";
import { logger } from "@/lib/server/logger/logger";
import type { performTicketAction } from "@/lib/server/tickets/perform-ticket-action";
import { forgetUploads } from "@/lib/server/uploads/store";
import { movedSince, ruleOf } from "./check-moved";
import {
  type Begun,
  begunOf,
  endTurn,
  type Message,
  messageOf,
  type OutgoingRow,
  renewLeaseMs,
  renewTurn,
} from "./store";

/** How it is done, by what it goes to. */
export type Perform = {
  readonly conversation: typeof performAction;
  readonly ticket: typeof performTicketAction;
};

/** Not carried out for sure, and likely to be later: quality.md 2.2. */
const triedAgain: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "intercom_rate_limited",
  "intercom_unavailable",
  "intercom_token_rejected",
  "not_connected",
  "database_unavailable",
]);
/** Of reading before it is sent: then it was not sent either. */
const unread: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["intercom_timeout", "intercom_invalid_response"]);

const givenUpAfterMs = 3_600_000;
const firstPauseMs = 4000;
const longestPauseMs = 60_000;
/** A token that is refused is not asked about more often than this. */
const rejectedPauseMs = 30_000;

const pauseBefore = (row: OutgoingRow, error: AppError): number => {
  const base = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(row.turn - 1, 5));
  const least = error.code === "intercom_token_rejected" ? rejectedPauseMs : base / 2;
  return Math.max(least + (Math.random() * base) / 2, (error.retryAfterSeconds ?? 0) * 1000);
};

const waitOrFail = (row: OutgoingRow, error: AppError): Promise<void> => {
  const { code } = error;
  if (Date.now() - row.createdAt.getTime() > givenUpAfterMs)
    return endTurn(row, {
      state: "failed",
      problem: { code, message: `It was tried for an hour. ${error.message}` },
    });
  const problem = { code, message: error.message };
  return endTurn(row, { state: "waiting", dueInMs: pauseBefore(row, error), problem });
};

const sent = async (row: OutgoingRow, journalId: string): Promise<void> => {
  await endTurn(row, { state: "sent", journalId, problem: null });
  await forgetUploads(row.memberId, row.action);
};

const notArrived = "It did not reach Intercom. Nothing was sent.";

/** Where nobody may call it done or not done, the journal says which it is. */
const isOpen = (begun: Begun | null): boolean => begun?.state === "started" || begun?.state === "unknown";

const endWith = async (row: OutgoingRow, error: AppError, earlier: Begun | null): Promise<void> => {
  const { code, message } = error;
  const begun = await begunOf(row);
  if (begun?.state === "done") return sent(row, begun.journalId);
  if (isOpen(begun)) return endTurn(row, { state: "unknown", problem: { code, message } });
  if (code === "moved") return endTurn(row, { state: "held", problem: { code, message } });
  // It was looked for and is not there; sending it once more is for a person to decide.
  if (isOpen(earlier)) return endTurn(row, { state: "failed", problem: { code, message: notArrived } });
  if (triedAgain.has(code)) return waitOrFail(row, error);
  return endTurn(row, { state: "failed", problem: { code, message } });
};

/** In the name of the one who pressed Send, with what they may do now. */
const contextFor = async (
  memberId: string,
  message: Message,
): Promise<{ ctx: Ctx; tokenVersion: number }> => {
  const member = await findMember(memberId);
  if (member === null)
    throw new AppError("forbidden", "Its sender may no longer sign in, so it was not sent.");
  if (!can(member.actor.role, ruleOf(message).permission))
    throw new AppError("forbidden", "Your role no longer allows that, so it was not sent.");
  const ctx = contextOf(member, new AbortController().signal);
  return { ctx, tokenVersion: member.connection?.tokenVersion ?? 0 };
};

/** @throws AppError `moved` where others have changed what it goes to since Send was pressed. */
const refuseMoved = async (ctx: Ctx, message: Message): Promise<void> => {
  const moved = await movedSince(ctx, message, "1");
  if (moved !== null) throw new AppError("moved", moved);
};

const read = async (ctx: Ctx, message: Message): Promise<void> => {
  try {
    await refuseMoved(ctx, message);
  } catch (error) {
    if (!isAppError(error) || !unread.has(error.code)) throw error;
    throw new AppError("intercom_unavailable", error.message, {
      cause: error,
      retryAfterSeconds: error.retryAfterSeconds,
    });
  }
};

const performOne = (ctx: Ctx, key: string, message: Message, perform: Perform) => {
  const { id } = message;
  return message.subject === "ticket"
    ? perform.ticket(ctx, { id, key, action: message.action })
    : perform.conversation(ctx, { id, key, action: message.action });
};

const send = async (row: OutgoingRow, earlier: Begun | null, perform: Perform): Promise<void> => {
  if (earlier?.state === "done") return sent(row, earlier.journalId);
  const message = messageOf(row);
  const { ctx, tokenVersion } = await contextFor(row.memberId, message);
  try {
    if (!isOpen(earlier)) await read(ctx, message);
    await sent(row, (await performOne(ctx, row.key, message, perform)).journalId);
  } catch (error) {
    if (asAppError(error).code === "intercom_token_rejected")
      await setConnectionStatus(ctx.connection.id, tokenVersion, "rejected");
    throw error;
  }
};

/** Sends one that this process has claimed, and stores what came of it. Never throws: what cannot be stored is taken up again later. */
export const sendOne = async (row: OutgoingRow, perform: Perform): Promise<void> => {
  const renewal = setInterval(() => void renewTurn(row).catch(() => undefined), renewLeaseMs);
  renewal.unref();
  try {
    const earlier = await begunOf(row);
    await send(row, earlier, perform).catch((error: unknown) => endWith(row, asAppError(error), earlier));
  } catch (error) {
    logger().warn({ err: error, key: row.key }, "what came of a message could not be stored");
  } finally {
    clearInterval(renewal);
  }
};
