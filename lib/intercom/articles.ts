import type { CallOptions } from "./call";
import type { IntercomClient } from "./client";
import { type Article, articleSearchSchema } from "./schema/article";
import type { Page } from "./schema/pages";

export const searchArticles = (
  client: IntercomClient,
  input: { readonly phrase: string; readonly state?: "published" | "draft" },
  options?: CallOptions,
): Promise<Page<Article>> =>
  client.call(
    {
      operation: "searchArticles",
      method: "GET",
      path: ["articles", "search"],
      query: { phrase: input.phrase, state: input.state },
      answer: articleSearchSchema,
      retry: "read",
    },
    options,
  );
