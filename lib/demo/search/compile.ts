import { DemoError, invalid, missing } from "../errors";
import { isJson, type Json } from "../json";
import type { Field, Fields } from "./fields";
import { fieldPredicate, isOperator, type Operator, type Predicate } from "./predicate";

const maxFilters = 15;
const maxDepth = 2;

/** A field may bring its own way to compare (contact dates are cut to days). */
export type PredicateOf<T> = (
  field: Field<T>,
  name: string,
  operator: Operator,
  value: unknown,
) => Predicate<T>;

const leaf = <T>(query: Json, fields: Fields<T>, make: PredicateOf<T>): Predicate<T> => {
  const name = query.field;
  if (typeof name !== "string") throw missing("query.field");
  const field = fields(name);
  if (field === undefined) throw new DemoError(400, "invalid_field", `${name} is not a valid field`, name);
  if (!isOperator(query.operator))
    throw invalid(`${String(query.operator)} is not a valid operator`, "operator");
  if (!("value" in query)) throw missing("query.value");
  return make(field, name, query.operator, query.value);
};

/**
 * A predicate from Intercom's query object. At most 15 filters a group and groups two deep, as `(1 OR 2) AND (3 OR 4)`.
 * assumed: the code and wording of those two limits, which are documented only in prose.
 * @throws DemoError 400
 */
export const compileQuery = <T>(
  query: unknown,
  fields: Fields<T>,
  make: PredicateOf<T> = fieldPredicate,
  depth = 1,
): Predicate<T> => {
  if (query === undefined || query === null) throw missing("query");
  if (!isJson(query)) throw invalid("query must be an object", "query");
  if (query.operator !== "AND" && query.operator !== "OR") return leaf(query, fields, make);
  if (depth > maxDepth) throw invalid(`query can be nested ${maxDepth} deep at most`, "query");
  const { value } = query;
  if (!Array.isArray(value)) throw invalid("query.value must be an array", "query");
  if (value.length > maxFilters)
    throw invalid(`query can have ${maxFilters} filters a group at most`, "query");
  if (value.length === 0) throw invalid("query.value must not be empty", "query");
  const parts = value.map((entry) => compileQuery(entry, fields, make, depth + 1));
  return query.operator === "AND"
    ? (item) => parts.every((part) => part(item))
    : (item) => parts.some((part) => part(item));
};
