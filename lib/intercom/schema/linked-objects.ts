import * as z from "zod";
import { nestedList } from "./lists";
import { flagSchema, idSchema, lenient, textSchema } from "./primitives";

const linkedObjectSchema = z.object({ type: textSchema, id: idSchema, category: lenient(z.string()) });

const none = { data: [], has_more: false };

/** Tickets linked to a conversation, or conversations linked to a ticket; `category` only for tickets. */
export const linkedObjectsSchema = z
  .object({ data: nestedList(linkedObjectSchema), has_more: flagSchema })
  .nullish()
  .transform((value) => value ?? none)
  .catch(none);
