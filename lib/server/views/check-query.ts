import "server-only";
import { AppError } from "@/lib/core/errors";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";

/**
 * The query as it is stored. Names stay names here: the page completes them to ids, and a view whose teammate or tag has gone
 * must still be saved. Whether Intercom takes it is for whoever opens it, since that depends on who asks.
 * @throws AppError `invalid_query` where the words make no query
 */
export const storedQuery = (text: string): string => {
  const { tree, problems } = parse(text);
  if (problems.length === 0) return print(tree);
  throw new AppError("invalid_query", problems.map((problem) => problem.message).join(" "), {
    fields: problems.map(({ from, to, message }) => ({ path: `query:${from}-${to}`, message })),
  });
};
