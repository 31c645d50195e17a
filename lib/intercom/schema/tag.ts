import * as z from "zod";
import { actorRefSchema } from "./actor";
import { pageSchema } from "./pages";
import { idSchema, lenient, secondsSchema } from "./primitives";

export const tagSchema = z.object({
  id: idSchema,
  name: z.string(),
  applied_at: lenient(secondsSchema),
  applied_by: lenient(actorRefSchema),
});
export type Tag = z.infer<typeof tagSchema>;

export const tagListSchema = pageSchema(tagSchema, "data", "tags");

/** Lists inside contacts give tags by id and address only. */
export const tagRefSchema = z.object({ id: idSchema, name: lenient(z.string()) });
