import type { NameSource } from "./field";
import { conversations } from "./fields";
import { writeFieldName } from "./lexer";
import { isEverything, type Operator, type Query, type Term, type Value } from "./model";
import type { Registry } from "./registry";
import { writeValue } from "./values";

/** The name to write for an id; undefined where the id itself must be written (unknown, or the name is not unique). */
export type NameOf = (source: NameSource, id: string) => string | undefined;

const idsOnly: NameOf = () => undefined;

/** The query as one line. Without `nameOf` ids are written, which is how a query is stored and put into an address. */
export const print = (query: Query, nameOf: NameOf = idsOnly, registry: Registry = conversations): string =>
  isEverything(query) ? "" : printNode(query, (term) => printTerm(term, nameOf, registry), "or");

/** `inside` is the loosest operator that may stand here without parentheses. */
const printNode = (
  query: Query,
  write: (term: Term) => string,
  inside: "or" | "or-item" | "and-item",
): string => {
  if (query.kind === "term") return write(query);
  if (query.kind === "not") return `-${printNode(query.item, write, "and-item")}`;
  const within = query.kind === "or" ? "or-item" : "and-item";
  const line = query.items
    .map((item) => printNode(item, write, within))
    .join(query.kind === "or" ? " or " : " ");
  const bare = inside === "or" || (inside === "or-item" && query.kind === "and");
  return bare ? line : `(${line})`;
};

const signs: Record<Operator, string> = {
  is: "",
  above: ">",
  below: "<",
  range: "",
  contains: "~",
  starts: "^",
  ends: "",
};

export const printTerm = (
  term: Term,
  nameOf: NameOf = idsOnly,
  { fieldOf }: Registry = conversations,
): string => {
  const row = fieldOf(term.field);
  const source = row?.source ?? null;
  const write = (value: Value): string =>
    writeValue(value, row, term.operator, (id) => (source === null ? undefined : nameOf(source, id)));
  const values = term.values.map(write).join(term.operator === "range" ? ".." : ",");
  return `${writeFieldName(term.field)}:${signs[term.operator]}${values}${term.operator === "ends" ? "$" : ""}`;
};
