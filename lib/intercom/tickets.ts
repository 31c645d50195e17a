import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import type { Assignee, AttributeValue } from "./conversations";
import type { IntercomQuery } from "./query";
import type { Page } from "./schema/pages";
import { type TicketPart, ticketPartSchema } from "./schema/part";
import { type Tag, tagSchema } from "./schema/tag";
import { type Ticket, ticketListSchema, ticketSchema } from "./schema/ticket";

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

/** Sets what is given and leaves the rest. `stateId` as listTicketStates gives it; `snoozedUntil` in unix seconds. */
export const updateTicket = (
  client: IntercomClient,
  input: TicketInput & {
    readonly attributes?: Readonly<Record<string, AttributeValue>>;
    readonly stateId?: string;
    readonly open?: boolean;
    readonly isShared?: boolean;
    readonly snoozedUntil?: number;
    readonly assignment?: { readonly adminId: string; readonly assignee: Assignee };
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
        assignment: input.assignment && {
          admin_id: input.assignment.adminId,
          assignee_id: input.assignment.assignee.id ?? "0",
        },
      },
      answer: ticketSchema,
      retry: "safe",
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
  },
  options?: CallOptions,
): Promise<TicketPart> =>
  client.call(
    {
      operation: "replyToTicket",
      method: "POST",
      path: ["tickets", ["ticket", input.ticketId], "reply"],
      body: {
        message_type: input.kind,
        type: "admin",
        admin_id: input.adminId,
        body: input.body,
        attachment_urls: input.attachmentUrls,
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
