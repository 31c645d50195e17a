import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { whichIsGone } from "./conversation-gone";
import type { ConversationInput } from "./conversations";
import { nullableTicketSchema, type Ticket } from "./schema/ticket";
import type { TicketValue } from "./ticket-values";

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
