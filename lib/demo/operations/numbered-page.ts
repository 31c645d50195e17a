import { invalid } from "../errors";
import type { OperationContext } from "../operation";

const readNumber = (query: URLSearchParams, name: string, fallback: number, most: number): number => {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw invalid(`${name} must be between 1 and ${most}`, name);
  return value;
};

/** Pages by number, whose `next` is a URL: what Intercom's older lists do. Query: `page`, `per_page` (150 at most). */
export const numberedPage = <T>(
  context: OperationContext,
  all: readonly T[],
  path: string,
  fallback: number,
) => {
  const perPage = readNumber(context.query, "per_page", fallback, 150);
  const page = readNumber(context.query, "page", 1, 1_000_000);
  const totalPages = Math.max(1, Math.ceil(all.length / perPage));
  const next =
    page < totalPages ? `https://api.intercom.io${path}?per_page=${perPage}&page=${page + 1}` : null;
  return {
    items: all.slice((page - 1) * perPage, page * perPage),
    wire: {
      total_count: all.length,
      pages: { type: "pages", next, page, per_page: perPage, total_pages: totalPages },
    },
  };
};
