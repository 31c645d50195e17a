import { factsOf } from "@/components/data/row-facts";
import type { ConversationSummary } from "@/lib/conversation/model";
import { complete } from "@/lib/search/complete";
import { matches } from "@/lib/search/evaluate";
import { validate } from "@/lib/search/lower";
import type { Env } from "@/lib/search/moments";
import { nameOf, type People, resolveNames } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";
import type { ReadQuery } from "./line-language";

/** What was typed, completed and checked as far as that goes without asking anybody. Never throws. */
const readQuery = (text: string, people: People): ReadQuery => {
  const parsed = parse(text);
  if (parsed.problems.length > 0) return { q: "", problems: parsed.problems };
  const line = { text, spans: parsed.spans };
  const { tree, problems } = resolveNames(parsed.tree, people, line);
  if (problems.length > 0) return { q: "", problems };
  return { q: print(tree), problems: validate(tree, line) };
};

/** The query as a person reads it: names for ids. What cannot be read stays as it is. */
const showQuery = (q: string, people: People): string => {
  const { tree, problems } = parse(q);
  return problems.length > 0 ? q : print(tree, nameOf(people));
};

/** Whether a row matches the query as far as the row tells; made once for a query. */
const judge = (q: string): ((row: ConversationSummary, env: Env) => "yes" | "no" | "unknown") => {
  const { tree } = parse(q);
  return (row, env) => matches(tree, factsOf(row), env);
};

/** All of it as one, since it is fetched as one. */
export const language = { readQuery, showQuery, judge, suggest: complete };
