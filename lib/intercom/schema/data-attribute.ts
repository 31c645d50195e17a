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
  api_writable: flagSchema,
  ui_writable: flagSchema,
  multiline: flagSchema,
});
export type DataAttribute = z.infer<typeof dataAttributeSchema>;

export const dataAttributeListSchema = pageSchema(dataAttributeSchema, "data");
