import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { exists, whichIsGone } from "./conversation-gone";
import type { ByAdmin } from "./conversations";
import { refusalOf } from "./failures";
import { type Tag, tagSchema } from "./schema/tag";

export const tagConversation = async (
  client: IntercomClient,
  input: ByAdmin & { readonly tagId: string },
  options?: CallOptions,
): Promise<Tag> => {
  try {
    return await client.call(
      {
        operation: "tagConversation",
        method: "POST",
        path: ["conversations", ["conversation", input.conversationId], "tags"],
        body: { id: input.tagId, admin_id: input.adminId },
        answer: tagSchema,
        retry: "safe",
      },
      options,
    );
  } catch (error) {
    throw await whichIsGone(client, input, error, "This tag does not exist at Intercom any more.", options);
  }
};

/** Null when the tag was not on the conversation any more. */
export const untagConversation = async (
  client: IntercomClient,
  input: ByAdmin & { readonly tagId: string },
  options?: CallOptions,
): Promise<Tag | null> => {
  try {
    return await client.remove(
      {
        operation: "untagConversation",
        method: "DELETE",
        path: ["conversations", ["conversation", input.conversationId], "tags", ["tag", input.tagId]],
        body: { admin_id: input.adminId },
        answer: tagSchema,
        retry: "safe",
        goneCodes: ["tag_not_found"],
      },
      options,
    );
  } catch (error) {
    if (refusalOf(error)?.status === 404 && (await exists(client, input, options))) return null;
    throw error;
  }
};
