import type { NameSource } from "./field";
import { fieldOf } from "./fields";
import { writeFieldName } from "./lexer";
import { isEverything, type Operator, type Query, type Term, type Value } from "./model";
import { writeValue } from "./values";

/** The name to write for an id; undefined where the id itself must be written (unknown, or the name is not unique). */
export type NameOf = (source: NameSource, id: string) => string | undefined;

const idsOnly: NameOf = () => undefined;

/** The query as one line. Without `nameOf` ids are written, which is how a query is stored and put into an address. */
export const print = (query: Query, nameOf: NameOf = idsOnly): string =>
  isEverything(query) ? "" : printNode(query, nameOf, "or");

/** `inside` is the loosest operator that may stand here without parentheses. */
const printNode = (query: Query, nameOf: NameOf, inside: "or" | "or-item" | "and-item"): string => {
  if (query.kind === "term") return printTerm(query, nameOf);
  if (query.kind === "not") return `-${printNode(query.item, nameOf, "and-item")}`;
  const within = query.kind === "or" ? "or-item" : "and-item";
  const line = query.items
    .map((item) => printNode(item, nameOf, within))
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

export const printTerm = (term: Term, nameOf: NameOf = idsOnly): string => {
  const row = fieldOf(term.field);
  const source = row?.source ?? null;
  const write = (value: Value): string =>
    writeValue(value, row, term.operator, (id) => (source === null ? undefined : nameOf(source, id)));
  const values = term.values.map(write).join(term.operator === "range" ? ".." : ",");
  return `${writeFieldName(term.field)}:${signs[term.operator]}${values}${term.operator === "ends" ? "$" : ""}`;
};
