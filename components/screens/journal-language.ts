import { journalRegistry } from "@/lib/api/journal-language";
import { complete } from "@/lib/search/complete";
import { nameOf, type People, resolveNames } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";

/** What was typed into the journal's line, completed and checked. Never throws. */
const readQuery = (text: string, people: People) => {
  const parsed = parse(text, journalRegistry);
  if (parsed.problems.length > 0) return { q: "", problems: parsed.problems };
  const line = { text, spans: parsed.spans };
  const { tree, problems } = resolveNames(parsed.tree, people, line, journalRegistry);
  return problems.length > 0 ? { q: "", problems } : { q: print(tree, undefined, journalRegistry), problems };
};

/** The query as a person reads it: names for ids. What cannot be read stays as it is. */
const showQuery = (q: string, people: People): string => {
  const { tree, problems } = parse(q, journalRegistry);
  return problems.length > 0 ? q : print(tree, nameOf(people), journalRegistry);
};

const suggest = (text: string, caret: number, people: People, today: string | null) =>
  complete(text, caret, people, today, journalRegistry);

/** What the journal's line is written in. */
export const language = { readQuery, showQuery, suggest };
