import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import type { IntercomQuery } from "./query";
import { type Conversation, conversationListSchema, conversationSchema } from "./schema/conversation";
import type { Page } from "./schema/pages";

export type ConversationInput = { readonly conversationId: string };

/** The teammate in whose name it is done. */
export type ByAdmin = ConversationInput & { readonly adminId: string };

/** Items carry no parts. `perPage` is at most 150. */
export const listConversations = (
  client: IntercomClient,
  input: { readonly perPage?: number; readonly startingAfter?: string },
  options?: CallOptions,
): Promise<Page<Conversation>> =>
  client.call(
    {
      operation: "listConversations",
      method: "GET",
      path: ["conversations"],
      query: { per_page: input.perPage, starting_after: input.startingAfter },
      answer: conversationListSchema,
      retry: "read",
    },
    options,
  );

/** Items carry no parts. Rows move while one pages: the same id can come twice. */
export const searchConversations = (
  client: IntercomClient,
  input: IntercomQuery,
  options?: CallOptions,
): Promise<Page<Conversation>> =>
  client.call(
    {
      operation: "searchConversations",
      method: "POST",
      path: ["conversations", "search"],
      body: input,
      answer: conversationListSchema,
      retry: "read",
    },
    options,
  );

/** With parts, the 500 newest at most. @throws AppError `conversation_gone` when it is deleted or never was. */
export const retrieveConversation = (
  client: IntercomClient,
  input: ConversationInput & { readonly displayAs?: "plaintext" },
  options?: CallOptions,
): Promise<Conversation> =>
  client.call(
    {
      operation: "retrieveConversation",
      method: "GET",
      path: ["conversations", ["conversation", input.conversationId]],
      query: { display_as: input.displayAs },
      answer: conversationSchema,
      retry: "read",
    },
    options,
  );

/** Sets what is given and leaves the rest. A null attribute is cleared. */
export const updateConversation = (
  client: IntercomClient,
  input: ConversationInput & {
    readonly read?: boolean;
    readonly title?: string;
    /** Lists are the ids of related objects. */
    readonly customAttributes?: Readonly<
      Record<string, string | number | boolean | null | readonly string[]>
    >;
  },
  options?: CallOptions,
): Promise<Conversation> =>
  client.call(
    {
      operation: input.title === undefined ? "updateConversation" : "renameConversation",
      method: "PUT",
      path: ["conversations", ["conversation", input.conversationId]],
      body: { read: input.read, title: input.title, custom_attributes: input.customAttributes },
      answer: conversationSchema,
      // A value may be set twice, but not over what a colleague has set in between: whoever asks looks first.
      retry: "look-first",
    },
    options,
  );
