import * as z from "zod";
import { nestedList } from "./lists";
import { pageSchema } from "./pages";
import { flagSchema, idSchema, lenient, textSchema } from "./primitives";
import { ticketStateSchema } from "./ticket-state";

const listItemSchema = z.object({ id: idSchema, name: textSchema });

/** `list_items` is what a list attribute offers: the value to send is the item's id. */
const inputOptionsSchema = z.object({
  multiline: flagSchema,
  list_items: nestedList(listItemSchema, "list_items"),
  allow_multiple_values: flagSchema,
});

/** `data_type` is string, list, integer, decimal, boolean, datetime, files or one not known yet. Written by `name`. */
export const ticketTypeAttributeSchema = z.object({
  id: idSchema,
  name: z.string(),
  description: textSchema,
  data_type: z.string(),
  input_options: lenient(inputOptionsSchema),
  order: lenient(z.number()),
  required_to_create: flagSchema,
  required_to_create_for_contacts: flagSchema,
  /** Left out, it is shown. */
  visible_on_create: z
    .boolean()
    .nullish()
    .transform((value) => value ?? true),
  visible_to_contacts: flagSchema,
  default: flagSchema,
  archived: flagSchema,
});
export type TicketTypeAttribute = z.infer<typeof ticketTypeAttributeSchema>;

/** `category` is Customer, Back-office or Tracker; only Customer types take a converted conversation. */
export const ticketTypeSchema = z.object({
  id: idSchema,
  name: textSchema,
  description: textSchema,
  icon: textSchema,
  category: textSchema,
  is_internal: flagSchema,
  archived: flagSchema,
  ticket_type_attributes: nestedList(ticketTypeAttributeSchema, "data", "ticket_type_attributes"),
  ticket_states: nestedList(ticketStateSchema, "data", "ticket_states"),
});
export type TicketType = z.infer<typeof ticketTypeSchema>;

export const ticketTypeListSchema = pageSchema(ticketTypeSchema, "data", "ticket_types");
