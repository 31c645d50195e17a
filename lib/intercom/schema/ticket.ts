import * as z from "zod";
import { contactRefSchema } from "./actor";
import { linkedObjectsSchema } from "./linked-objects";
import { nestedList } from "./lists";
import { pageSchema } from "./pages";
import { partsOf, ticketPartSchema } from "./part";
import {
  attributesSchema,
  flagSchema,
  idSchema,
  lenient,
  optionalIdSchema,
  optionalSecondsSchema,
  secondsSchema,
  textSchema,
} from "./primitives";
import { currentTicketStateSchema } from "./ticket-state";
import { ticketTypeSchema } from "./ticket-type";

const withLabels = (
  state: z.infer<typeof currentTicketStateSchema>,
  internal: string | null,
  external: string | null,
) =>
  state === null
    ? null
    : {
        ...state,
        internal_label: state.internal_label ?? internal,
        external_label: state.external_label ?? external,
      };

/** `id` goes into API paths; `ticket_id` is the number that people see. `ticket_state` has one shape for all versions. */
export const ticketSchema = z
  .object({
    id: idSchema,
    ticket_id: lenient(idSchema),
    category: textSchema,
    ticket_attributes: attributesSchema,
    ticket_state: currentTicketStateSchema,
    ticket_state_internal_label: lenient(z.string()),
    ticket_state_external_label: lenient(z.string()),
    ticket_type: lenient(ticketTypeSchema),
    contacts: nestedList(contactRefSchema, "contacts"),
    admin_assignee_id: optionalIdSchema,
    team_assignee_id: optionalIdSchema,
    created_at: secondsSchema,
    updated_at: secondsSchema,
    open: flagSchema,
    snoozed_until: optionalSecondsSchema,
    linked_objects: linkedObjectsSchema,
    is_shared: flagSchema,
    ticket_parts: partsOf(ticketPartSchema, "ticket_parts"),
  })
  .transform(({ ticket_state_internal_label, ticket_state_external_label, ...rest }) => ({
    ...rest,
    ticket_state: withLabels(rest.ticket_state, ticket_state_internal_label, ticket_state_external_label),
  }));
export type Ticket = z.infer<typeof ticketSchema>;

export const ticketListSchema = pageSchema(ticketSchema, "tickets", "data");

/** Converting may answer with null. */
export const nullableTicketSchema = ticketSchema.nullable();
