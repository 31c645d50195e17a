import * as z from "zod";
import { nestedList } from "./lists";
import { pageSchema } from "./pages";
import { flagSchema, idSchema, lenient, textSchema } from "./primitives";

/** `category` is submitted, in_progress, waiting_on_customer, resolved or one not known yet. */
export const ticketStateSchema = z.object({
  id: idSchema,
  category: z.string(),
  internal_label: textSchema,
  external_label: textSchema,
  archived: flagSchema,
  ticket_types: nestedList(z.object({ id: idSchema, name: textSchema }), "data", "ticket_types"),
});
export type TicketState = z.infer<typeof ticketStateSchema>;

export const ticketStateListSchema = pageSchema(ticketStateSchema, "data", "ticket_states");

/** A ticket's own state: the category as a string up to 2.11, an object from 2.12. */
export const currentTicketStateSchema = z
  .union([
    z.string().transform((category) => ({ id: null, category, internal_label: null, external_label: null })),
    z.object({
      id: lenient(idSchema),
      category: z.string(),
      internal_label: textSchema,
      external_label: textSchema,
    }),
  ])
  .nullish()
  .transform((value) => value ?? null);
