import * as z from "zod";
import { pageSchema } from "./pages";
import { idSchema } from "./primitives";

export const teamSchema = z.object({
  id: idSchema,
  name: z.string(),
  admin_ids: z
    .array(idSchema)
    .nullish()
    .transform((value) => value ?? [])
    .catch([]),
});
export type Team = z.infer<typeof teamSchema>;

export const teamListSchema = pageSchema(teamSchema, "teams", "data");
