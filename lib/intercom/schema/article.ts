import * as z from "zod";
import { pageSchema } from "./pages";
import { idSchema, lenient, textSchema } from "./primitives";

export const articleSchema = z.object({
  id: idSchema,
  title: textSchema,
  description: lenient(z.string()),
  body: lenient(z.string()),
  state: textSchema,
  url: lenient(z.string()),
});
export type Article = z.infer<typeof articleSchema>;

const rowsSchema = pageSchema(articleSchema, "articles");

/** The search answers with its rows one level deeper than every other list: `data: { articles, highlights }`. */
export const articleSearchSchema = z
  .object({
    total_count: z.unknown().optional(),
    pages: z.unknown().optional(),
    data: z.object({ articles: z.unknown().optional() }),
  })
  .transform(({ data, ...rest }): Record<string, unknown> => ({ ...rest, articles: data.articles }))
  .pipe(rowsSchema);
