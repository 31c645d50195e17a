import * as z from "zod";
import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { idSchema } from "./schema/primitives";

const createdSchema = z.object({ conversation_id: idSchema });

/**
 * Begins a conversation with words of the contact's own; a teammate begins one by `createMessage`. Answers the message, which names the
 * conversation. Never repeated by itself.
 */
export const createConversation = (
  client: IntercomClient,
  input: {
    readonly contactId: string;
    readonly body: string;
    readonly subject?: string | undefined;
    readonly attachmentUrls?: readonly string[] | undefined;
  },
  options?: CallOptions,
): Promise<{ readonly conversation_id: string }> =>
  client.call(
    {
      operation: "createConversation",
      method: "POST",
      path: ["conversations"],
      body: {
        from: { type: "contact", id: input.contactId },
        body: input.body,
        subject: input.subject,
        attachment_urls: input.attachmentUrls,
      },
      answer: createdSchema,
      retry: "never",
    },
    options,
  );
