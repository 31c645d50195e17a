import * as z from "zod";
import { nestedList } from "./lists";
import { pageSchema } from "./pages";
import { flagSchema, lenient, optionalIdSchema, textSchema } from "./primitives";

const optionSchema = z.object({
  id: lenient(z.string()),
  value: textSchema,
  label: textSchema,
  archived: flagSchema,
});

/** Options are bare strings, `{ value }` or (conversation attributes from 2.16) `{ id, label, archived }`. */
const anyOptionSchema = z.union([
  z.string().transform((value) => ({ id: null, value, label: null, archived: false })),
  optionSchema,
]);

/** Built-in attributes have no `id`. `data_type` is an open set. */
export const dataAttributeSchema = z.object({
  id: optionalIdSchema,
  name: z.string(),
  full_name: lenient(z.string()),
  label: lenient(z.string()),
  description: textSchema,
  data_type: z.string(),
  model: lenient(z.string()),
  options: nestedList(anyOptionSchema, "data", "options"),
  custom: flagSchema,
  archived: flagSchema,
  /** Null where the endpoint does not tell, which is where everything can be written. */
  api_writable: lenient(z.boolean()),
  ui_writable: flagSchema,
  multiline: flagSchema,
  required: flagSchema,
  /** Of relationships: `one` or `many` objects of a type that the workspace has made. */
  reference: lenient(z.object({ type: textSchema, object_type_id: textSchema })),
});
export type DataAttribute = z.infer<typeof dataAttributeSchema>;

export const dataAttributeListSchema = pageSchema(dataAttributeSchema, "data");
