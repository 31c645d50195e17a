import * as z from "zod";
import { checkId } from "@/lib/core/ids";
import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { idSchema } from "./schema/primitives";

/** Described as there whenever a conversation was made; what goes by e-mail may get its own a moment later. */
const messageSchema = z.object({ conversation_id: idSchema.nullish().catch(null) });

/**
 * A teammate writes to a contact first, and has the conversation for it made at once. Answers which one it is, null where Intercom does
 * not say. Never repeated by itself.
 */
export const createMessage = async (
  client: IntercomClient,
  input: {
    readonly adminId: string;
    readonly contact: { readonly role: "user" | "lead"; readonly id: string };
    readonly body: string;
    /** By e-mail with this subject; null for the Messenger. */
    readonly subject: string | null;
  },
  options?: CallOptions,
): Promise<{ readonly conversationId: string | null }> => {
  const { adminId, contact, body, subject } = input;
  const made = await client.call(
    {
      operation: "createMessage",
      method: "POST",
      path: ["messages"],
      body: {
        ...(subject === null
          ? { message_type: "in_app" }
          : { message_type: "email", subject, template: "plain" }),
        body,
        from: { type: "admin", id: checkId("admin", adminId) },
        to: { type: contact.role, id: checkId("contact", contact.id) },
        create_conversation_without_contact_reply: true,
      },
      answer: messageSchema,
      retry: "never",
    },
    options,
  );
  return { conversationId: made.conversation_id ?? null };
};
