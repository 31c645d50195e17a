import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { conversationGone, exists } from "./conversation-gone";
import type { ConversationInput } from "./conversations";
import { refusalOf } from "./failures";
import { type Conversation, conversationSchema, deletedSchema } from "./schema/conversation";

/** Blanks a part, or the opening message, for good. @throws AppError `not_found` when it is the message that is not there. */
export const redactConversation = async (
  client: IntercomClient,
  input: ConversationInput & ({ readonly partId: string } | { readonly sourceId: string }),
  options?: CallOptions,
): Promise<Conversation> => {
  try {
    return await client.call(
      {
        operation: "redactConversation",
        method: "POST",
        path: ["conversations", "redact"],
        body:
          "partId" in input
            ? {
                type: "conversation_part",
                conversation_id: input.conversationId,
                conversation_part_id: input.partId,
              }
            : { type: "source", conversation_id: input.conversationId, source_id: input.sourceId },
        answer: conversationSchema,
        retry: "safe-once",
      },
      options,
    );
  } catch (error) {
    // The path names no conversation, so that the refusal does not say which of the two Intercom does not know.
    const isMissing = refusalOf(error)?.status === 404;
    if (isMissing && (await exists(client, input, options)) === false) throw conversationGone(error);
    throw error;
  }
};

/** Deletes for good. Null when it was gone before. */
export const deleteConversation = (
  client: IntercomClient,
  input: ConversationInput,
  options?: CallOptions,
): Promise<{ readonly id: string; readonly deleted: boolean } | null> =>
  client.remove(
    {
      operation: "deleteConversation",
      method: "DELETE",
      path: ["conversations", ["conversation", input.conversationId]],
      answer: deletedSchema,
      retry: "safe-once",
      goneCodes: ["not_found", "conversation_not_found"],
    },
    options,
  );
