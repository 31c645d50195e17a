import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import type { Page } from "./schema/pages";
import { type TicketState, ticketStateListSchema } from "./schema/ticket-state";
import { type TicketType, ticketTypeListSchema, ticketTypeSchema } from "./schema/ticket-type";

export const listTicketTypes = (client: IntercomClient, options?: CallOptions): Promise<Page<TicketType>> =>
  client.call(
    {
      operation: "listTicketTypes",
      method: "GET",
      path: ["ticket_types"],
      answer: ticketTypeListSchema,
      retry: "read",
    },
    options,
  );

export const getTicketType = (
  client: IntercomClient,
  input: { readonly ticketTypeId: string },
  options?: CallOptions,
): Promise<TicketType> =>
  client.call(
    {
      operation: "getTicketType",
      method: "GET",
      path: ["ticket_types", ["ticketType", input.ticketTypeId]],
      answer: ticketTypeSchema,
      retry: "read",
    },
    options,
  );

export const listTicketStates = (client: IntercomClient, options?: CallOptions): Promise<Page<TicketState>> =>
  client.call(
    {
      operation: "listTicketStates",
      method: "GET",
      path: ["ticket_states"],
      answer: ticketStateListSchema,
      retry: "read",
    },
    options,
  );
