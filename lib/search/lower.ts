import { err, ok, type Result } from "@/lib/core/result";
import { blame, fitToLimits } from "./fit";
import { type Filter, type Formula, type FormulaOptions, type TermFault, toFormula } from "./formula";
import {
  canonical,
  childrenOf,
  everything,
  isEverything,
  type Path,
  type Problem,
  pathKey,
  type Query,
} from "./model";
import type { Env } from "./moments";
import { type Line, lineOf } from "./names";
import { print } from "./print";

/** The `query` of Intercom's POST /conversations/search. */
export type IntercomQuery = IntercomFilter | IntercomGroup;

export type IntercomFilter = {
  readonly field: string;
  readonly operator: IntercomOperator;
  readonly value: string | number | boolean | null | (string | number)[];
};

export type IntercomGroup = { readonly operator: "AND" | "OR"; readonly value: IntercomQuery[] };

type IntercomOperator = "=" | "!=" | ">" | "<" | "IN" | "NIN" | "~" | "!~" | "^" | "$";

export type LowerEnv = Env & {
  /** How this workspace's search finds what nobody is assigned to; 0 unless probing it said otherwise. */
  readonly unassigned?: "zero" | "null";
};

/**
 * Intercom's JSON for the query: never more than two levels of fifteen, never an operator that the field's type does not take. Names must have
 * been completed (`resolveNames`). Give the `line` that `tree` was parsed from, so that problems point into it.
 */
export const lower = (
  tree: Query,
  env: LowerEnv,
  line: Line = lineOf(canonical(tree)),
): Result<IntercomQuery, readonly Problem[]> => {
  const unassigned = env.unassigned === "null" ? null : 0;
  const made = shape(tree, env, { unassigned }, line);
  return made.ok ? ok(made.value === null ? matchesAll : emit(made.value)) : made;
};

/**
 * What `lower` would refuse, whoever asks and whenever; names may still be names. Empty when the query can be sent, by a teammate who is in a
 * team, to a workspace that finds "nobody" as 0.
 */
export const validate = (tree: Query, line: Line = lineOf(canonical(tree))): readonly Problem[] => {
  const made = shape(tree, anyEnv, loose, line);
  return made.ok ? [] : made.error;
};

const anyEnv: LowerEnv = { now: 1_700_000_000, me: "1", myTeamIds: ["1"], timeZone: "UTC" };

const loose: FormulaOptions = { looseNames: true, unassigned: 0 };

/** Intercom's search wants a condition; this one holds for every conversation. */
const matchesAll = { field: "created_at", operator: ">", value: 0 } as const;

const shape = (
  given: Query,
  env: Env,
  options: FormulaOptions,
  line: Line,
): Result<Formula | null, readonly Problem[]> => {
  const tree = canonical(given);
  if (isEverything(tree)) return ok(null);
  const { formula, faults } = toFormula(tree, env, options);
  const refused = [...faults, ...unspeakable(formula, tree)];
  if (refused.length > 0) return err(refused.map((fault) => termProblem(fault, tree, line, env, options)));
  const fitted = fitToLimits(formula);
  return fitted ? ok(fitted) : err([sizeProblem(tree, formula, env, options, line)]);
};

/** Filters whose negation Intercom has no operator for. */
const unspeakable = (formula: Formula, tree: Query): readonly TermFault[] => {
  if (formula.kind !== "filter") return formula.items.flatMap((item) => unspeakable(item, tree));
  if (formula.operator !== "!^" && formula.operator !== "!$") return [];
  const term = at(tree, formula.path);
  const how = formula.operator === "!^" ? "start" : "end";
  return [
    {
      path: formula.path,
      message: `Intercom cannot search for ${formula.field.label} that does not ${how} with something, only for what does not contain it (-${formula.field.name}:~…).`,
      instead: term?.kind === "term" ? { ...term, operator: "contains" } : null,
    },
  ];
};

const at = (tree: Query, path: Path): Query | undefined =>
  path.reduce<Query | undefined>((node, index) => (node ? childrenOf(node)[index] : undefined), tree);

const replace = (tree: Query, path: Path, by: Query | null): Query => {
  const [index, ...rest] = path;
  if (index === undefined) return by ?? { kind: "and", items: [] };
  if (tree.kind === "term") return tree;
  if (tree.kind === "not") return { kind: "not", item: replace(tree.item, rest, by) };
  const items = tree.items.map((item, place) => (place === index ? replace(item, rest, by) : item));
  return { kind: tree.kind, items };
};

const spanOf = (line: Line, path: Path): { from: number; to: number } => {
  const span = line.spans.get(pathKey(path));
  return span ? { from: span.from, to: span.to } : { from: 0, to: line.text.length };
};

const termProblem = (
  fault: TermFault,
  tree: Query,
  line: Line,
  env: Env,
  options: FormulaOptions,
): Problem => {
  const problem = { ...spanOf(line, fault.path), path: fault.path, message: fault.message };
  if (!fault.instead) return problem;
  const mended = canonical(replace(tree, fault.path, fault.instead));
  const more = toFormula(mended, env, options).faults.length > 0;
  const text = print(more ? mended : nearestThatFits(mended, env, options));
  return { ...problem, mend: { label: `Use ${print(fault.instead)}`, text } };
};

const sizeProblem = (
  tree: Query,
  formula: Formula,
  env: Env,
  options: FormulaOptions,
  line: Line,
): Problem => {
  const fault = blame(formula);
  const problem = { ...spanOf(line, fault.path), path: fault.path, message: fault.message };
  const near = nearestThatFits(tree, env, options);
  if (isEverything(near)) return problem;
  return { ...problem, mend: { label: "Leave out what does not fit", text: print(near) } };
};

/** Takes away the last parts of what is to blame until the rest fits; each round takes one or more, so it ends. */
const nearestThatFits = (tree: Query, env: Env, options: FormulaOptions): Query => {
  let rest = tree;
  while (!isEverything(rest)) {
    const { formula } = toFormula(rest, env, options);
    if (fitToLimits(formula)) return rest;
    const { path, excess } = blame(formula);
    const node = at(rest, path);
    const count = node ? childrenOf(node).length : 0;
    let drop = Math.max(1, Math.floor(count * excess));
    if (count === 0) rest = replace(rest, path, null);
    for (let index = count - 1; index >= 0 && drop > 0; index -= 1, drop -= 1) {
      rest = replace(rest, [...path, index], null);
    }
    rest = canonical(rest);
  }
  return everything;
};

const emit = (formula: Formula): IntercomQuery => {
  if (formula.kind === "filter") return emitFilter(formula);
  return { operator: formula.kind === "and" ? "AND" : "OR", value: formula.items.map(emit) };
};

const emitFilter = ({ field, operator, value }: Filter): IntercomFilter => ({
  field: field.api ?? "",
  operator: intercomOperator(operator),
  value:
    typeof value === "object" && value !== null
      ? value.filter((one) => typeof one === "string" || typeof one === "number")
      : value,
});

/** `shape` has refused the two that Intercom does not have. */
const intercomOperator = (operator: Filter["operator"]): IntercomOperator =>
  operator === "!^" || operator === "!$" ? "!~" : operator;
