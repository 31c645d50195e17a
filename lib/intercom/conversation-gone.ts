import { AppError, isAppError } from "@/lib/core/errors";
import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { type ConversationInput, retrieveConversation } from "./conversations";
import { refusalOf } from "./failures";

/** Null when Intercom cannot be asked: then nobody knows. */
export const exists = async (
  client: IntercomClient,
  { conversationId }: ConversationInput,
  options?: CallOptions,
): Promise<boolean | null> => {
  try {
    await retrieveConversation(client, { conversationId }, options);
    return true;
  } catch (error) {
    return isAppError(error) && error.code === "conversation_gone" ? false : null;
  }
};

export const conversationGone = (error: unknown): AppError =>
  new AppError("conversation_gone", "This conversation does not exist at Intercom any more.", {
    ...(isAppError(error) ? { requestId: error.requestId, cause: error.cause } : {}),
  });

/**
 * Intercom's 404 for a call about a conversation and something else does not always say which of them it does not know.
 * Where it may be either, the conversation is looked for.
 * @returns what to throw: the error itself, or `not_found` with `otherwise` when the conversation is still there, and with
 * less when it cannot be looked for: nobody is told that a conversation is gone which may be there.
 */
export const whichIsGone = async (
  client: IntercomClient,
  input: ConversationInput,
  error: unknown,
  otherwise: string,
  options?: CallOptions,
): Promise<unknown> => {
  if (!isAppError(error) || error.code !== "conversation_gone") return error;
  const isThere = await exists(client, input, options);
  if (isThere === false) return error;
  const message = isThere
    ? otherwise
    : "Intercom does not know something of this any more: the conversation or what was to be done with it.";
  return new AppError("not_found", message, { requestId: error.requestId, cause: error.cause });
};

export const isGoneForGood = async (
  client: IntercomClient,
  input: ConversationInput,
  error: unknown,
  options?: CallOptions,
): Promise<boolean> => {
  const refusal = refusalOf(error);
  if (refusal?.codes.includes("intercom_version_invalid")) return true;
  return refusal?.status === 404 && (await exists(client, input, options)) === true;
};
