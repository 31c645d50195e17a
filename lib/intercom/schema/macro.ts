import * as z from "zod";
import { pageSchema } from "./pages";
import { idSchema, lenient, textSchema } from "./primitives";

/** A saved reply. `body` is HTML with `<attribute>` placeholders, `body_text` the same with `{{…}}`. */
export const macroSchema = z.object({
  id: idSchema,
  name: z.string(),
  body: textSchema,
  body_text: textSchema,
  visible_to: lenient(z.string()),
  visible_to_team_ids: z
    .array(idSchema)
    .nullish()
    .transform((value) => value ?? [])
    .catch([]),
});
export type Macro = z.infer<typeof macroSchema>;

export const macroListSchema = pageSchema(macroSchema, "data", "macros");
