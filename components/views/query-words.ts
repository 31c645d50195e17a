import type { Workspace } from "@/lib/api/workspace";
import { fieldOf } from "@/lib/search/fields";
import { validate } from "@/lib/search/lower";
import { mapTerms, type Problem } from "@/lib/search/model";
import { listOf, nameOf, type People, resolveNames, sourceWords } from "@/lib/search/names";
import { parse } from "@/lib/search/parse";
import { print } from "@/lib/search/print";
import { plainText, sentence } from "@/lib/search/sentence";

export const peopleOf = (workspace: Workspace | undefined): People => ({
  admins: workspace?.teammates ?? [],
  teams: workspace?.teams ?? [],
  tags: workspace?.tags ?? [],
});

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

/** Teammates, teams and tags that the query names and this workspace does not have. */
export const strangersOf = (query: string, people: People): readonly string[] => {
  const strangers = new Set<string>();
  mapTerms(parse(query).tree, (term) => {
    const source = fieldOf(term.field)?.source ?? null;
    for (const value of term.values) {
      if (source === null || value.kind !== "id" || listOf(people, source).some((one) => one.id === value.id))
        continue;
      strangers.add(`${sourceWords[source]} ${value.id}`);
    }
    return term;
  });
  return [...strangers];
};

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
