import * as z from "zod";
import { authorSchema, contactRefSchema } from "./actor";
import { pageSchema } from "./pages";
import { idSchema, lenient, secondsSchema, textSchema } from "./primitives";

export const noteSchema = z.object({
  id: idSchema,
  created_at: secondsSchema,
  body: textSchema,
  author: lenient(authorSchema),
  contact: lenient(contactRefSchema),
});
export type Note = z.infer<typeof noteSchema>;

export const noteListSchema = pageSchema(noteSchema, "data", "notes");
