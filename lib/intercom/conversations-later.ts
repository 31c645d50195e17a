import { AppError, isAppError } from "@/lib/core/errors";
import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { refusalOf } from "./failures";
import { type Conversation, conversationSchema } from "./schema/conversation";

/* What only the newest versions of the API can do to a conversation. */

const isUnknownVersion = (error: unknown): boolean =>
  refusalOf(error)?.codes.includes("intercom_version_invalid") ?? false;

const notOffered = (message: string, cause: unknown): AppError =>
  new AppError("not_supported", message, {
    cause,
    ...(isAppError(cause) ? { requestId: cause.requestId } : {}),
  });

const noPriority =
  "This workspace's Intercom does not let other tools set a priority yet. Set it in Intercom's own inbox; nothing was changed.";

/**
 * Intercom knows five levels and its older versions, with which everything is read, two: `true` is high, `false` none.
 * @throws AppError `not_supported` where the workspace does not take the version, or takes it and sets nothing.
 */
export const prioritiseConversation = async (
  client: IntercomClient,
  input: { readonly conversationId: string; readonly adminId: string; readonly priority: boolean },
  options?: CallOptions,
): Promise<Conversation> => {
  let answer: Conversation;
  try {
    answer = await client.call(
      {
        operation: "prioritiseConversation",
        method: "PUT",
        path: ["conversations", ["conversation", input.conversationId]],
        body: { priority: input.priority ? "high" : "none", admin_id: input.adminId },
        answer: conversationSchema,
        // A value may be set twice, but not over what a colleague has set in between: whoever asks looks first.
        retry: "look-first",
      },
      options,
    );
  } catch (error) {
    throw isUnknownVersion(error) ? notOffered(noPriority, error) : error;
  }
  if (answer.priority !== input.priority) throw notOffered(noPriority, undefined);
  return answer;
};

/**
 * Merges `conversationId` into `into`, which goes on; the first is closed. Answers with the one that goes on. Never repeated by itself.
 * @throws AppError `not_supported` where the workspace does not take the version.
 */
export const mergeConversation = async (
  client: IntercomClient,
  input: { readonly conversationId: string; readonly into: string },
  options?: CallOptions,
): Promise<Conversation> => {
  try {
    return await client.call(
      {
        operation: "mergeConversation",
        method: "POST",
        path: ["conversations", ["conversation", input.conversationId], "merge"],
        // The one id that the description wants as a number; Intercom's have far fewer digits than a number holds.
        body: { merge_into_conversation_id: Number(input.into) },
        answer: conversationSchema,
        retry: "never",
      },
      options,
    );
  } catch (error) {
    if (!isUnknownVersion(error)) throw error;
    throw notOffered("This workspace's Intercom cannot merge conversations for other tools yet.", error);
  }
};
