import { AppError, isAppError } from "@/lib/core/errors";
import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { refusalOf } from "./failures";
import type { IntercomQuery } from "./query";
import type { ContactRef } from "./schema/actor";
import {
  type Conversation,
  conversationListSchema,
  conversationSchema,
  customersSchema,
  deletedSchema,
} from "./schema/conversation";
import type { Page } from "./schema/pages";
import { type Tag, tagSchema } from "./schema/tag";
import { nullableTicketSchema, type Ticket } from "./schema/ticket";
import type { TicketValue } from "./ticket-values";

type ConversationInput = { readonly conversationId: string };
/** The teammate in whose name it is done. */
type ByAdmin = ConversationInput & { readonly adminId: string };

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
      retry: "safe",
    },
    options,
  );

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

type ManageOperation = "closeConversation" | "openConversation" | "snoozeConversation" | "assignConversation";

const manage = (
  client: IntercomClient,
  operation: ManageOperation,
  input: ByAdmin,
  body: {
    readonly message_type: string;
    readonly body?: string | undefined;
    readonly [more: string]: unknown;
  },
  options?: CallOptions,
): Promise<Conversation> =>
  client.call(
    {
      operation,
      method: "POST",
      path: ["conversations", ["conversation", input.conversationId], "parts"],
      body: { admin_id: input.adminId, ...body },
      answer: conversationSchema,
      retry: body.body === undefined ? "look-first" : "never",
    },
    options,
  );

/** A `body` is sent to the customer with the closing. */
export const closeConversation = (
  client: IntercomClient,
  input: ByAdmin & { readonly body?: string | undefined },
  options?: CallOptions,
): Promise<Conversation> =>
  manage(
    client,
    "closeConversation",
    input,
    { message_type: "close", type: "admin", body: input.body },
    options,
  );

export const openConversation = (
  client: IntercomClient,
  input: ByAdmin,
  options?: CallOptions,
): Promise<Conversation> => manage(client, "openConversation", input, { message_type: "open" }, options);

/** `snoozedUntil` is in unix seconds. */
export const snoozeConversation = (
  client: IntercomClient,
  input: ByAdmin & { readonly snoozedUntil: number },
  options?: CallOptions,
): Promise<Conversation> =>
  manage(
    client,
    "snoozeConversation",
    input,
    { message_type: "snoozed", snoozed_until: input.snoozedUntil },
    options,
  );

/** An id of null takes the teammate or the team away. */
export type Assignee = { readonly type: "admin" | "team"; readonly id: string | null };

/** Intercom writes nobody as the id 0. `adminId` acts and is always a teammate, even when the assignee is a team. */
export const assignConversation = (
  client: IntercomClient,
  input: ByAdmin & { readonly assignee: Assignee; readonly body?: string | undefined },
  options?: CallOptions,
): Promise<Conversation> =>
  manage(
    client,
    "assignConversation",
    input,
    {
      message_type: "assignment",
      type: input.assignee.type,
      assignee_id: input.assignee.id ?? "0",
      body: input.body,
    },
    options,
  );

/** Null when Intercom cannot be asked: then nobody knows. */
const exists = async (
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

const conversationGone = (error: unknown): AppError =>
  new AppError("conversation_gone", "This conversation does not exist at Intercom any more.", {
    ...(isAppError(error) ? { requestId: error.requestId, cause: error.cause } : {}),
  });

/**
 * Intercom's 404 for a call about a conversation and something else does not always say which of them it does not know.
 * Where it may be either, the conversation is looked for.
 * @returns what to throw: the error itself, or `not_found` with `otherwise` when the conversation is still there, and with
 * less when it cannot be looked for: nobody is told that a conversation is gone which may be there.
 */
const whichIsGone = async (
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

const isGoneForGood = async (
  client: IntercomClient,
  input: ConversationInput,
  error: unknown,
  options?: CallOptions,
): Promise<boolean> => {
  const refusal = refusalOf(error);
  if (refusal?.codes.includes("intercom_version_invalid")) return true;
  return refusal?.status === 404 && (await exists(client, input, options)) === true;
};

/**
 * Intercom is about to remove this. A 404 can mean that the conversation is gone or that the operation is; if the
 * conversation is still there, it is the operation.
 * @throws AppError `not_supported` once Intercom no longer knows it; from then on nothing is sent.
 */
export const runAssignmentRules = async (
  client: IntercomClient,
  input: ConversationInput,
  options?: CallOptions,
): Promise<Conversation> => {
  const gone = () =>
    new AppError(
      "not_supported",
      "Intercom no longer offers assignment rules. Assign the conversation yourself.",
    );
  if (!client.capabilities.assignmentRules) throw gone();
  try {
    return await client.call(
      {
        operation: "runAssignmentRules",
        method: "POST",
        path: ["conversations", ["conversation", input.conversationId], "run_assignment_rules"],
        answer: conversationSchema,
        retry: "never",
      },
      options,
    );
  } catch (error) {
    if (!(await isGoneForGood(client, input, error, options))) throw error;
    client.retire("assignmentRules");
    throw gone();
  }
};

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

/**
 * `attributes` by attribute name; a list attribute takes the id of its item. Only Customer ticket types can be converted
 * to. Null when Intercom did it and told nothing of the ticket.
 */
export const convertToTicket = async (
  client: IntercomClient,
  input: ConversationInput & {
    readonly ticketTypeId: string;
    readonly attributes: Readonly<Record<string, TicketValue>>;
  },
  options?: CallOptions,
): Promise<Ticket | null> => {
  try {
    return await client.call(
      {
        operation: "convertToTicket",
        method: "POST",
        path: ["conversations", ["conversation", input.conversationId], "convert"],
        body: { ticket_type_id: input.ticketTypeId, attributes: input.attributes },
        answer: nullableTicketSchema,
        retry: "never",
      },
      options,
    );
  } catch (error) {
    throw await whichIsGone(
      client,
      input,
      error,
      "This ticket type does not exist at Intercom any more.",
      options,
    );
  }
};

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
