import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { whichIsGone } from "./conversation-gone";
import type { ByAdmin, ConversationInput } from "./conversations";
import { type Conversation, conversationSchema } from "./schema/conversation";

export type AttachmentFile = {
  readonly contentType: string;
  readonly name: string;
  /** Base64. */
  readonly data: string;
};

/** `body` is HTML; left out, the message is its attachments. */
type Message = {
  readonly body?: string | undefined;
  readonly attachmentUrls?: readonly string[] | undefined;
  readonly attachmentFiles?: readonly AttachmentFile[] | undefined;
};

const messageBody = ({ body, attachmentUrls, attachmentFiles }: Message) => ({
  body,
  attachment_urls: attachmentUrls,
  attachment_files: attachmentFiles?.map((file) => ({
    content_type: file.contentType,
    name: file.name,
    data: file.data,
  })),
});

/** `comment` goes to the customer, `note` to the team. Never repeated by itself. */
export const replyToConversation = (
  client: IntercomClient,
  input: ByAdmin & Message & { readonly kind: "comment" | "note" },
  options?: CallOptions,
): Promise<Conversation> =>
  client.call(
    {
      operation: "replyToConversation",
      method: "POST",
      path: ["conversations", ["conversation", input.conversationId], "reply"],
      body: {
        message_type: input.kind,
        type: "admin",
        admin_id: input.adminId,
        ...messageBody(input),
      },
      answer: conversationSchema,
      retry: "never",
    },
    options,
  );

/** What a contact says, entered in their name: Intercom treats it as written by them. Never repeated by itself. */
export const replyAsContact = async (
  client: IntercomClient,
  input: ConversationInput & Message & { readonly contactId: string },
  options?: CallOptions,
): Promise<Conversation> => {
  try {
    return await client.call(
      {
        operation: "replyAsContact",
        method: "POST",
        path: ["conversations", ["conversation", input.conversationId], "reply"],
        body: {
          message_type: "comment",
          type: "user",
          intercom_user_id: input.contactId,
          ...messageBody(input),
        },
        answer: conversationSchema,
        retry: "never",
      },
      options,
    );
  } catch (error) {
    throw await whichIsGone(client, input, error, "Intercom does not know this person any more.", options);
  }
};
