import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import type { AttachmentFile } from "./conversation-replies";
import type { IntercomQuery } from "./query";
import { type Conversation, conversationSchema, deletedSchema } from "./schema/conversation";
import type { Page } from "./schema/pages";
import { type TicketPart, ticketPartSchema } from "./schema/part";
import { type Tag, tagSchema } from "./schema/tag";
import { type Ticket, ticketListSchema, ticketSchema } from "./schema/ticket";
import { fileValue, type TicketValue } from "./ticket-values";

/** `ticketId` is the ticket's `id`, never its `ticket_id`, which is the number that people see. */
type TicketInput = { readonly ticketId: string };

/** With parts, the 500 newest at most. */
export const getTicket = (
  client: IntercomClient,
  input: TicketInput,
  options?: CallOptions,
): Promise<Ticket> =>
  client.call(
    {
      operation: "getTicket",
      method: "GET",
      path: ["tickets", ["ticket", input.ticketId]],
      answer: ticketSchema,
      retry: "read",
    },
    options,
  );

export const searchTickets = (
  client: IntercomClient,
  input: IntercomQuery,
  options?: CallOptions,
): Promise<Page<Ticket>> =>
  client.call(
    {
      operation: "searchTickets",
      method: "POST",
      path: ["tickets", "search"],
      body: input,
      answer: ticketListSchema,
      retry: "read",
    },
    options,
  );

/**
 * Sets what is given and leaves the rest, in the name of `adminId`. `stateId` as the ticket type's states have it; `snoozedUntil` in unix
 * seconds; `assigneeId` a teammate's or a team's, "0" takes the teammate away.
 */
export const updateTicket = (
  client: IntercomClient,
  input: TicketInput & {
    readonly adminId: string;
    readonly attributes?: Readonly<Record<string, TicketValue>>;
    readonly stateId?: string;
    readonly open?: boolean;
    readonly isShared?: boolean;
    readonly snoozedUntil?: number;
    readonly assigneeId?: string;
  },
  options?: CallOptions,
): Promise<Ticket> =>
  client.call(
    {
      operation: "updateTicket",
      method: "PUT",
      path: ["tickets", ["ticket", input.ticketId]],
      body: {
        ticket_attributes: input.attributes,
        ticket_state_id: input.stateId,
        open: input.open,
        is_shared: input.isShared,
        snoozed_until: input.snoozedUntil,
        admin_id: input.adminId,
        assignee_id: input.assigneeId,
      },
      answer: ticketSchema,
      // A value may be set twice; the event that tells of it should not come twice, so that whoever asks looks first.
      retry: "look-first",
    },
    options,
  );

/**
 * For workspaces whose states are not told: a category is all that versions before 2.12 know. They cannot be told who does it, so that the
 * token's owner stands for it.
 */
export const setTicketCategory = (
  client: IntercomClient,
  input: TicketInput & { readonly category: "in_progress" | "waiting_on_customer" | "resolved" },
  options?: CallOptions,
): Promise<Ticket> =>
  client.call(
    {
      operation: "setTicketCategory",
      method: "PUT",
      path: ["tickets", ["ticket", input.ticketId]],
      body: { state: input.category },
      answer: ticketSchema,
      retry: "look-first",
    },
    options,
  );

/** `comment` goes to the customer, `note` to the team. `body` is HTML. Never repeated by itself. */
export const replyToTicket = (
  client: IntercomClient,
  input: TicketInput & {
    readonly adminId: string;
    readonly kind: "comment" | "note";
    readonly body: string;
    readonly attachmentUrls?: readonly string[];
    readonly attachmentFiles?: readonly AttachmentFile[];
  },
  options?: CallOptions,
): Promise<TicketPart> =>
  client.call(
    {
      operation: input.attachmentFiles ? "replyToTicketWithFiles" : "replyToTicket",
      method: "POST",
      path: ["tickets", ["ticket", input.ticketId], "reply"],
      body: {
        message_type: input.kind,
        type: "admin",
        admin_id: input.adminId,
        body: input.body,
        attachment_urls: input.attachmentUrls,
        attachment_files: input.attachmentFiles?.map(fileValue),
      },
      answer: ticketPartSchema,
      retry: "never",
    },
    options,
  );

type TicketTagInput = TicketInput & { readonly adminId: string; readonly tagId: string };

export const tagTicket = (
  client: IntercomClient,
  input: TicketTagInput,
  options?: CallOptions,
): Promise<Tag> =>
  client.call(
    {
      operation: "tagTicket",
      method: "POST",
      path: ["tickets", ["ticket", input.ticketId], "tags"],
      body: { id: input.tagId, admin_id: input.adminId },
      answer: tagSchema,
      retry: "safe",
    },
    options,
  );

/** Null when the tag was not on the ticket any more. */
export const untagTicket = (
  client: IntercomClient,
  input: TicketTagInput,
  options?: CallOptions,
): Promise<Tag | null> =>
  client.remove(
    {
      operation: "untagTicket",
      method: "DELETE",
      path: ["tickets", ["ticket", input.ticketId], "tags", ["tag", input.tagId]],
      body: { admin_id: input.adminId },
      answer: tagSchema,
      retry: "safe",
      goneCodes: ["tag_not_found"],
    },
    options,
  );

/** Takes the ticket away for good; null when it was gone already. */
export const deleteTicket = (
  client: IntercomClient,
  input: TicketInput,
  options?: CallOptions,
): Promise<{ readonly id: string } | null> =>
  client.remove(
    {
      operation: "deleteTicket",
      method: "DELETE",
      path: ["tickets", ["ticket", input.ticketId]],
      answer: deletedSchema,
      retry: "safe-once",
      goneCodes: ["not_found", "ticket_not_found"],
    },
    options,
  );

type LinkInput = TicketInput & { readonly conversationId: string };

/** Tracker tickets alone take conversations this way. Answers the conversation. */
export const linkConversation = (
  client: IntercomClient,
  input: LinkInput,
  options?: CallOptions,
): Promise<Conversation> =>
  client.call(
    {
      operation: "linkConversation",
      method: "POST",
      path: ["tickets", ["ticket", input.ticketId], "linked_conversations"],
      body: { conversation_id: input.conversationId },
      answer: conversationSchema,
      retry: "look-first",
    },
    options,
  );

/** Null when it was not linked any more. */
export const unlinkConversation = (
  client: IntercomClient,
  input: LinkInput,
  options?: CallOptions,
): Promise<Conversation | null> =>
  client.remove(
    {
      operation: "unlinkConversation",
      method: "DELETE",
      path: [
        "tickets",
        ["ticket", input.ticketId],
        "linked_conversations",
        ["conversation", input.conversationId],
      ],
      answer: conversationSchema,
      retry: "safe",
      goneCodes: ["conversation_not_found"],
    },
    options,
  );
