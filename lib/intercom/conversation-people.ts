import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { whichIsGone } from "./conversation-gone";
import type { ByAdmin } from "./conversations";
import type { ContactRef } from "./schema/actor";
import { customersSchema } from "./schema/conversation";

type Customers = { readonly customers: readonly ContactRef[] };

type AttachedContact =
  | { readonly contactId: string }
  | { readonly externalId: string }
  | { readonly email: string };

const customerOf = (contact: AttachedContact): Readonly<Record<string, string>> => {
  if ("contactId" in contact) return { intercom_user_id: contact.contactId };
  return "email" in contact ? { email: contact.email } : { user_id: contact.externalId };
};

/** By e-mail address a person whom Intercom does not know becomes a new lead. */
export const attachContact = async (
  client: IntercomClient,
  input: ByAdmin & { readonly contact: AttachedContact },
  options?: CallOptions,
): Promise<Customers> => {
  try {
    return await client.call(
      {
        operation: "attachContact",
        method: "POST",
        path: ["conversations", ["conversation", input.conversationId], "customers"],
        body: {
          admin_id: input.adminId,
          customer: customerOf(input.contact),
        },
        answer: customersSchema,
        retry: "look-first",
      },
      options,
    );
  } catch (error) {
    throw await whichIsGone(client, input, error, "Intercom does not know this person.", options);
  }
};

/** @throws AppError `intercom_refused` for the last person of a conversation. */
export const detachContact = async (
  client: IntercomClient,
  input: ByAdmin & { readonly contactId: string },
  options?: CallOptions,
): Promise<Customers> => {
  try {
    return await client.call(
      {
        operation: "detachContact",
        method: "DELETE",
        path: [
          "conversations",
          ["conversation", input.conversationId],
          "customers",
          ["contact", input.contactId],
        ],
        body: { admin_id: input.adminId },
        answer: customersSchema,
        retry: "look-first",
      },
      options,
    );
  } catch (error) {
    throw await whichIsGone(
      client,
      input,
      error,
      "This person is not part of the conversation any more.",
      options,
    );
  }
};
