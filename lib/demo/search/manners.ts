import { DemoError } from "../errors";
import type { Json } from "../json";
import type { PredicateOf } from "./compile";
import { fieldPredicate } from "./predicate";

/** What nobody outside Intercom knows for certain of its search of conversations and tickets: each can be switched. */
export type SearchManners = {
  /** What finds those whom nobody is assigned to; anything else finds nothing. */
  readonly unassigned: "both" | "zero" | "null" | "neither";
  readonly sort: "works" | "ignored" | "refused";
  /** Where those stand that have no value to sort by. */
  readonly unset: "last" | "first";
  /** Whether `>=` and `<=` are understood. */
  readonly atLeast: boolean;
  /** Whether `>` and `<` let the value itself through, as the documents say. */
  readonly inclusive: boolean;
  readonly totalCount: boolean;
};

export const usualManners: SearchManners = {
  unassigned: "both",
  sort: "works",
  unset: "last",
  atLeast: true,
  inclusive: false,
  totalCount: true,
};

const matchesNobody = -1;

const understood = (value: unknown, unassigned: SearchManners["unassigned"]): unknown => {
  if (Array.isArray(value)) return value.map((one) => understood(one, unassigned));
  const isZero = value === 0 || value === "0";
  if (isZero && (unassigned === "null" || unassigned === "neither")) return matchesNobody;
  if (value === null && (unassigned === "zero" || unassigned === "neither")) return matchesNobody;
  return value;
};

/** How filters are compared in a workspace of these manners. */
export const mannerly =
  <T>(manners: SearchManners): PredicateOf<T> =>
  (field, name, operator, value) => {
    if ((operator === ">=" || operator === "<=") && !manners.atLeast)
      throw new DemoError(400, "parameter_invalid", `${operator} is not a valid operator`, name);
    const asked = name.endsWith("_assignee_id") ? understood(value, manners.unassigned) : value;
    const loose = manners.inclusive && (operator === ">" || operator === "<");
    return fieldPredicate(field, name, loose ? (operator === ">" ? ">=" : "<=") : operator, asked);
  };

/** The body as a search reads it that may not know `sort`. @throws DemoError 400 where it refuses to be asked */
export const sortable = (body: Json, { sort }: SearchManners): Json => {
  if (sort === "works" || body.sort === undefined) return body;
  if (sort === "refused")
    throw new DemoError(400, "parameter_invalid", "sort is not a valid parameter", "sort");
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== "sort"));
};
