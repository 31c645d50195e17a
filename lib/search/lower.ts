import { err, ok, type Result } from "@/lib/core/result";
import type { Filter, Formula, FormulaOptions } from "./formula";
import type { Index } from "./here";
import { canonical, type Problem, type Query } from "./model";
import type { Env } from "./moments";
import { type Line, lineOf } from "./names";
import { shape } from "./shape";

/** The `query` of Intercom's POST /conversations/search and /tickets/search. */
export type IntercomQuery = IntercomFilter | IntercomGroup;

export type IntercomFilter = {
  readonly field: string;
  readonly operator: IntercomOperator;
  readonly value: string | number | boolean | null | (string | number)[];
};

export type IntercomGroup = { readonly operator: "AND" | "OR"; readonly value: IntercomQuery[] };

type IntercomOperator = "=" | "!=" | ">" | "<" | "IN" | "NIN" | "~" | "!~" | "^" | "$";

/** What was found out about this workspace's search; what is left out is taken as most observers report it. */
export type LowerEnv = Env & {
  /** How what nobody is assigned to is found: as 0 (unless said otherwise), as null, or not at all. */
  readonly unassigned?: "zero" | "null" | "neither";
  /** `>` and `<` let the value itself through, too. */
  readonly inclusive?: boolean;
};

/** What to ask Intercom for a query, and what to look at afterwards. */
export type Plan = {
  readonly index: Index;
  /** One, or several whose answers together are the answer: what several find is found once. */
  readonly queries: readonly IntercomQuery[];
  /** What Intercom cannot tell, for `evaluate` on each conversation that it found; null where there is nothing of the kind. */
  readonly here: Formula | null;
};

/**
 * How to get what the query means out of Intercom: never more than two levels of fifteen, never an operator that the field's type does not
 * take. Names must have been completed (`resolveNames`). Give the `line` that `tree` was parsed from, so that problems point into it.
 */
export const plan = (
  tree: Query,
  env: LowerEnv,
  line: Line = lineOf(canonical(tree)),
): Result<Plan, readonly Problem[]> => {
  const shaped = shape(tree, env, optionsOf(env), line);
  if (!shaped.ok) return shaped;
  const { index, pieces, here } = shaped.value;
  const queries = pieces.map((piece) => emit(piece, env.inclusive === true));
  return ok({ index, queries: queries.length === 0 ? [matchesAll] : queries, here });
};

/** As `plan`, for whoever has one question to Intercom and no more, such as a count. */
export const lower = (
  tree: Query,
  env: LowerEnv,
  line: Line = lineOf(canonical(tree)),
): Result<IntercomQuery, readonly Problem[]> => {
  const planned = plan(tree, env, line);
  if (!planned.ok) return planned;
  const { index, queries, here } = planned.value;
  const [only] = queries;
  if (only && queries.length === 1 && here === null && index === "conversations") return ok(only);
  const message = "This takes more than one question to Intercom.";
  return err([{ from: 0, to: line.text.length, path: [], message }]);
};

/**
 * What `plan` would refuse, whoever asks and whenever; names may still be names. Empty when the query can be sent, by a teammate who is in a
 * team, to a workspace that finds "nobody" as 0.
 */
export const validate = (tree: Query, line: Line = lineOf(canonical(tree))): readonly Problem[] => {
  const shaped = shape(tree, anyEnv, { looseNames: true, unassigned: 0 }, line);
  return shaped.ok ? [] : shaped.error;
};

/** The fields of a formula, each once. */
export const namesOf = (
  formula: Formula | null,
): readonly { readonly name: string; readonly label: string }[] => {
  const found = new Map<string, string>();
  const visit = (node: Formula): void => {
    if (node.kind === "filter") found.set(node.field.name, node.field.label);
    else node.items.forEach(visit);
  };
  if (formula) visit(formula);
  return [...found].map(([name, label]) => ({ name, label }));
};

const anyEnv: Env = { now: 1_700_000_000, me: "1", myTeamIds: ["1"], timeZone: "UTC" };

const unassignedAs = { zero: 0, null: null, neither: "here" } as const;

const optionsOf = (env: LowerEnv): FormulaOptions => ({ unassigned: unassignedAs[env.unassigned ?? "zero"] });

/** Intercom's search wants a condition; this one holds for every conversation and every ticket. */
const matchesAll = { field: "created_at", operator: ">", value: 0 } as const;

const emit = (formula: Formula, inclusive: boolean): IntercomQuery => {
  if (formula.kind === "filter") return emitFilter(formula, inclusive);
  return {
    operator: formula.kind === "and" ? "AND" : "OR",
    value: formula.items.map((item) => emit(item, inclusive)),
  };
};

const emitFilter = ({ field, operator, value }: Filter, inclusive: boolean): IntercomFilter => ({
  field: field.api ?? "",
  operator: intercomOperator(operator),
  value:
    typeof value === "object" && value !== null
      ? value.filter((one) => typeof one === "string" || typeof one === "number")
      : inclusive && typeof value === "number" && field.type !== "attribute"
        ? shifted(operator, value)
        : value,
});

/** Whole numbers and seconds: from 5 on is more than 4, or at least 5. */
const shifted = (operator: Filter["operator"], value: number): number => {
  if (operator === ">") return value + 1;
  return operator === "<" ? value - 1 : value;
};

/** Those two that Intercom does not have are never asked of it (`here.ts`). */
const intercomOperator = (operator: Filter["operator"]): IntercomOperator =>
  operator === "!^" || operator === "!$" ? "!~" : operator;
