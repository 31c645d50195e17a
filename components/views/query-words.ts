import { goneNames } from "@/lib/search/gone";
import { validate } from "@/lib/search/lower";
import type { Problem } from "@/lib/search/model";
import { nameOf, type People, resolveNames } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";
import { plainText, sentence } from "@/lib/search/sentence";

/** The query as a person types it: names for ids. */
export const typedQuery = (query: string, people: People): string => {
  const { tree, problems } = parse(query);
  return problems.length > 0 ? query : print(tree, nameOf(people));
};

/** What it asks for, in words. */
export const saidQuery = (query: string, people: People): string => {
  const { tree, problems } = parse(query);
  const dateWords = (date: string, time: string | null) => (time === null ? date : `${date} ${time}`);
  return problems.length > 0 ? query : plainText(sentence(tree, { nameOf: nameOf(people), dateWords }));
};

/** What in a stored query names somebody or something that this workspace does not have; each with the query without it. */
export const goneIn = (query: string, people: People): readonly Problem[] =>
  goneNames(parse(query).tree, people);

const told = ({ message, mend }: Problem): string =>
  mend === undefined ? message : `${message} ${mend.label}: ${mend.text}`;

/** The query as it is stored, or what is wrong with the typed words. */
export const storableQuery = (
  typed: string,
  people: People,
): { readonly query: string; readonly problem: null } | { readonly problem: string } => {
  const parsed = parse(typed);
  const line = { text: typed, spans: parsed.spans };
  const resolved = resolveNames(parsed.tree, people, line);
  const [problem] = [...parsed.problems, ...resolved.problems, ...validate(resolved.tree, line)];
  return problem === undefined ? { query: print(resolved.tree), problem: null } : { problem: told(problem) };
};
