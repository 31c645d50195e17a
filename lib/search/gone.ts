import { fieldOf } from "./fields";
import {
  canonical,
  mapTerms,
  type Path,
  type Problem,
  pathKey,
  type Query,
  type Term,
  type Value,
} from "./model";
import { type Line, lineOf, listOf, type People, sourceWords } from "./names";
import { print } from "./print";

/**
 * Teammates, teams, tags and ticket types that the query names by an id that the workspace no longer has, as a view may that was saved long
 * ago. Such a query can still be sent: nothing is found by that value. The mend takes the value out. A list that could not be read (is
 * empty) tells nothing. Give the `line` that `tree` was parsed from.
 */
export const goneNames = (tree: Query, people: People, line: Line = lineOf(tree)): readonly Problem[] => {
  const problems: Problem[] = [];
  mapTerms(tree, (term, path) => {
    const source = fieldOf(term.field)?.source ?? null;
    if (source === null || listOf(people, source).length === 0) return term;
    for (const [index, value] of term.values.entries()) {
      if (value.kind !== "id" || listOf(people, source).some((one) => one.id === value.id)) continue;
      const node = line.spans.get(pathKey(path));
      const span = node?.values[index] ?? node ?? { from: 0, to: line.text.length };
      const left = term.values.filter((_, at) => at !== index);
      problems.push({
        from: span.from,
        to: span.to,
        path,
        message: `The ${sourceWords[source]} ${value.id} is no longer in the workspace.`,
        mend: { label: "Take it out", text: print(without(tree, path, term, left)) },
      });
    }
    return term;
  });
  return problems;
};

const without = (tree: Query, path: Path, term: Term, left: readonly Value[]): Query => {
  const put = (query: Query, rest: Path): Query => {
    const [index, ...deeper] = rest;
    if (index === undefined) return left.length > 0 ? { ...term, values: left } : { kind: "and", items: [] };
    if (query.kind === "term") return query;
    if (query.kind === "not") return { kind: "not", item: put(query.item, deeper) };
    return { ...query, items: query.items.map((item, at) => (at === index ? put(item, deeper) : item)) };
  };
  return canonical(put(tree, path));
};
