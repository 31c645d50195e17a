import { invalid } from "../errors";
import type { DemoArticle } from "../model";
import type { Operation, OperationContext } from "../operation";
import { wordsOf } from "../search/words";
import { plainText } from "../wire/plain-text";

const articleWire = (context: OperationContext, article: DemoArticle) => ({
  type: "article",
  id: article.id,
  workspace_id: context.store.world.app.idCode,
  title: article.title,
  description: article.description,
  body: article.body,
  author_id: Number(article.authorId),
  state: article.state,
  created_at: article.createdAt,
  updated_at: article.updatedAt,
  url: article.state === "published" ? article.url : null,
  parent_id: null,
  parent_type: null,
  parent_ids: [],
});

/** Cuts a text where the words of the phrase are, and says which pieces those are. */
const highlighted = (text: string, words: readonly string[]) => {
  if (words.length === 0) return [{ type: "plain", text }];
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text
    .split(new RegExp(`(${escaped.join("|")})`, "giu"))
    .filter((piece) => piece !== "")
    .map((piece) => ({ type: words.includes(piece.toLowerCase()) ? "highlight" : "plain", text: piece }));
};

const summaryLength = 160;

const highlightsOf = (article: DemoArticle, words: readonly string[]) => ({
  article_id: article.id,
  highlighted_title: highlighted(article.title, words),
  highlighted_summary: [highlighted(plainText(article.body).slice(0, summaryLength), words)],
});

const perPage = 10;

/** Articles with every word of the phrase in title, description or text. assumed: Intercom's ranking is its own. */
const search: Operation = {
  method: "GET",
  pattern: "/articles/search",
  since: 10,
  run: (context) => {
    const words = wordsOf(context.query.get("phrase") ?? "");
    const state = context.query.get("state") ?? "all";
    if (!["all", "published", "draft"].includes(state)) throw invalid("state is not valid", "state");
    const found = context.store.world.articles.filter((article) => {
      if (state !== "all" && article.state !== state) return false;
      const text = `${article.title} ${article.description} ${plainText(article.body)}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    const articles = found.slice(0, perPage);
    const marked = context.query.get("highlight") === "true" ? articles : [];
    return {
      body: {
        type: "list",
        total_count: found.length,
        data: {
          articles: articles.map((article) => articleWire(context, article)),
          highlights: marked.map((article) => highlightsOf(article, words)),
        },
        pages: {
          type: "pages",
          page: 1,
          per_page: perPage,
          total_pages: Math.max(1, Math.ceil(found.length / perPage)),
        },
      },
    };
  },
};

export const articleOperations: readonly Operation[] = [search];
