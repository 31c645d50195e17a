import type { Workspace } from "@/lib/api/workspace";
import { validate } from "@/lib/search/lower";
import type { Problem } from "@/lib/search/model";
import { nameOf, type People, resolveNames } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";

export const peopleOf = (workspace: Workspace | undefined): People => ({
  admins: workspace?.teammates ?? [],
  teams: workspace?.teams ?? [],
  tags: workspace?.tags ?? [],
});

export type ReadQuery = {
  /** The query with ids for names, as it is sent; only where there are no problems. */
  readonly q: string;
  /** Places are in the typed text. */
  readonly problems: readonly Problem[];
};

/** What was typed, completed and checked as far as that goes without asking anybody. Never throws. */
export const readQuery = (text: string, people: People): ReadQuery => {
  const parsed = parse(text);
  if (parsed.problems.length > 0) return { q: "", problems: parsed.problems };
  const line = { text, spans: parsed.spans };
  const { tree, problems } = resolveNames(parsed.tree, people, line);
  if (problems.length > 0) return { q: "", problems };
  return { q: print(tree), problems: validate(tree, line) };
};

/** The query as a person reads it: names for ids. What cannot be read stays as it is. */
export const showQuery = (q: string, people: People): string => {
  const { tree, problems } = parse(q);
  return problems.length > 0 ? q : print(tree, nameOf(people));
};
