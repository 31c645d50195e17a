import type { Field } from "./field";

/** The fields of one list that is searched. Grammar, values, problems and suggestions are the same for all of them. */
export type Registry = {
  readonly fields: readonly Field[];
  /** By short name or alias, in any case. */
  readonly fieldOf: (name: string) => Field | undefined;
  /** The field in which a word alone is looked for. */
  readonly words: string;
};

export const byName = (fields: readonly Field[]): ReadonlyMap<string, Field> =>
  new Map(fields.flatMap((row) => [row.name, ...row.aliases].map((name) => [name, row] as const)));

export const createRegistry = (fields: readonly Field[], words: string): Registry => {
  const known = byName(fields);
  return { fields, words, fieldOf: (name) => known.get(name.toLowerCase()) };
};
