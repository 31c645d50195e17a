import { resolveAttribute } from "./attribute-values";
import { type AttributeDefinition, attributeNameOf } from "./attributes";
import type { Field, NameSource } from "./field";
import { conversations } from "./fields";
import {
  type Mend,
  mapTerms,
  type Path,
  type Problem,
  pathKey,
  type Query,
  type Spans,
  type Term,
  type Value,
} from "./model";
import { nearest } from "./nearest";
import { parse } from "./parse";
import { type NameOf, print, printTerm } from "./print";
import type { Registry } from "./registry";
import { writeValue } from "./values";

/** What the workspace calls its teammates, teams, tags and the like. Attributes are checked only where they are given. */
export type People = {
  readonly admins: readonly { readonly id: string; readonly name: string; readonly email?: string | null }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly ticketTypes?: readonly { readonly id: string; readonly name: string }[];
  readonly attributes?: readonly AttributeDefinition[];
  /** Who signs in to Switchyard; only the journal's queries name them. */
  readonly members?: readonly { readonly id: string; readonly name: string }[];
};

type Named = { readonly id: string; readonly name: string; readonly email?: string | null };

export const listOf = (people: People, source: NameSource): readonly Named[] => {
  const lists: Record<NameSource, readonly Named[]> = {
    admin: people.admins,
    team: people.teams,
    tag: people.tags,
    "ticket-type": people.ticketTypes ?? [],
    member: people.members ?? [],
  };
  return lists[source];
};

export const sourceWords: Record<NameSource, string> = {
  admin: "teammate",
  team: "team",
  tag: "tag",
  "ticket-type": "ticket type",
  member: "member",
};

const fold = (text: string): string => text.normalize("NFC").trim().toLowerCase();

/** Ids whose name (or, of a teammate, e-mail address) is `name`, in any case. */
const idsOf = (people: People, source: NameSource, name: string): readonly string[] => {
  const wanted = fold(name);
  return listOf(people, source)
    .filter((one) => fold(one.name) === wanted || (one.email ? fold(one.email) === wanted : false))
    .map((one) => one.id);
};

/** For `print`: an id's name where that name leads back to the same id and to no other. */
export const nameOf = (people: People): NameOf => {
  const known = new Map<string, string>();
  for (const source of ["admin", "team", "tag", "ticket-type", "member"] as const) {
    const owners = new Map<string, number>();
    for (const one of listOf(people, source)) {
      for (const key of new Set([fold(one.name), ...(one.email ? [fold(one.email)] : [])])) {
        owners.set(key, (owners.get(key) ?? 0) + 1);
      }
    }
    for (const one of listOf(people, source)) {
      if (fold(one.name) !== "" && owners.get(fold(one.name)) === 1)
        known.set(`${source} ${one.id}`, one.name);
    }
  }
  return (source, id) => known.get(`${source} ${id}`);
};

export type Resolved = { readonly tree: Query; readonly problems: readonly Problem[] };

/** The line and the places that problems of `tree` point into; by default those of the printed tree. */
export type Line = { readonly text: string; readonly spans: Spans };

/**
 * Completes names to ids. `me`, `none` and `my-teams` stay as they are, and so does a name that is not known or not unique, with a problem.
 * Give the `line` that `tree` was parsed from, so that problems point into it.
 */
export const resolveNames = (
  tree: Query,
  people: People,
  line: Line = lineOf(tree),
  registry: Registry = conversations,
): Resolved => {
  const problems: Problem[] = [];
  const resolved = mapTerms(tree, (term, path) => {
    if (attributeNameOf(term.field) !== null) return attribute(term, path, people, line, problems);
    const row = registry.fieldOf(term.field);
    const source = row?.source ?? null;
    if (source === null) return term;
    const values = term.values.map((value, index): Value => {
      if (value.kind !== "text") return value;
      const ids = idsOf(people, source, value.text);
      const [id] = ids;
      if (id !== undefined && ids.length === 1) return { kind: "id", id };
      problems.push(unresolved(people, source, value.text, ids, { line, path, index, row }));
      return value;
    });
    return { ...term, values };
  });
  return { tree: resolved, problems };
};

const attribute = (term: Term, path: Path, people: People, line: Line, problems: Problem[]): Term => {
  if (!people.attributes) return term;
  const resolved = resolveAttribute(term, people.attributes);
  for (const { message, value, instead } of resolved.faults) {
    const node = line.spans.get(pathKey(path));
    const span = (value === undefined ? node : (node?.values[value] ?? node)) ?? {
      from: 0,
      to: line.text.length,
    };
    const place = { path, from: span.from, to: span.to, message };
    const by = instead === undefined ? null : mendOf(term, value, instead);
    if (by === null) problems.push(place);
    else {
      const text = line.text.slice(0, span.from) + by + line.text.slice(span.to);
      problems.push({ ...place, mend: { label: `Use ${instead}`, text } });
    }
  }
  return resolved.term;
};

/** What to write over the value at fault, or, where the name is, over the whole term. */
const mendOf = (term: Term, value: number | undefined, instead: string): string => {
  if (value === undefined) return printTerm({ ...term, field: `attr.${instead}` });
  if (instead === "yes") return instead;
  return writeValue(
    { kind: "text", text: instead },
    conversations.fieldOf(term.field),
    term.operator,
    () => undefined,
  );
};

/** The line that `print` gives, and where each node stands in it. */
export const lineOf = (tree: Query): Line => {
  const text = print(tree);
  return { text, spans: parse(text).spans };
};

type Where = {
  readonly line: Line;
  readonly path: Path;
  readonly index: number;
  readonly row: Field | undefined;
};

const unresolved = (
  people: People,
  source: NameSource,
  name: string,
  ids: readonly string[],
  where: Where,
): Problem => {
  const node = where.line.spans.get(pathKey(where.path));
  const span = node?.values[where.index] ?? node ?? { from: 0, to: where.line.text.length };
  const place = { path: where.path, from: span.from, to: span.to };
  const one = sourceWords[source];
  const put = (by: string, label: string): Mend => ({
    label,
    text: where.line.text.slice(0, span.from) + by + where.line.text.slice(span.to),
  });
  if (ids.length > 1) {
    const by = ids.join(",");
    return {
      ...place,
      message: `There are ${ids.length} ${one}s called “${name}”.`,
      mend: put(by, `Use ${by}, any of them`),
    };
  }
  const message = `No ${one} is called “${name}”.`;
  const [near] = nearest(
    name,
    listOf(people, source).map((entry) => entry.name),
  );
  if (near === undefined) return { ...place, message };
  const by = writeValue({ kind: "text", text: near }, where.row, "is", () => undefined);
  return { ...place, message: `${message} Did you mean “${near}”?`, mend: put(by, `Use ${near}`) };
};
