import { err, ok, type Result } from "@/lib/core/result";
import { blame, fitToLimits } from "./fit";
import { type Formula, type FormulaOptions, type TermFault, toFormula, whoSearches } from "./formula";
import { type Divided, divide, filtersOf, type Index } from "./here";
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
import type { Line } from "./names";
import { print } from "./print";
import { piecesOf } from "./split";

/** A query divided among the searches: pieces that Intercom takes (none for everything), and what is looked at here. */
export type Shaped = {
  readonly index: Index;
  readonly pieces: readonly Formula[];
  readonly here: Formula | null;
};

/** Refuses at its words, with the nearest query that would work. */
export const shape = (
  given: Query,
  env: Env,
  options: FormulaOptions,
  line: Line,
): Result<Shaped, readonly Problem[]> => {
  const tree = canonical(given);
  if (isEverything(tree)) return ok({ index: "conversations", pieces: [], here: null });
  const { formula, faults } = toFormula(tree, env, options);
  const divided = divide(formula);
  const refused = faults.length > 0 ? faults : untold(divided);
  if (refused.length > 0)
    return err(
      refused.map((fault, index) => {
        const problem = { ...spanOf(line, fault.path), path: fault.path, message: fault.message };
        return index < mostMended ? withMend(problem, fault, tree, env, options) : problem;
      }),
    );
  const pieces = divided.asked === null ? [] : piecesOf(divided.asked);
  if (pieces) return ok({ index: divided.index, pieces, here: divided.here });
  return err([sizeProblem(tree, divided.asked ?? formula, env, options, line)]);
};

type Fault = TermFault & { readonly leaveOut?: true };

/** What would have to be looked at here, and cannot, as no conversation holds it. */
const untold = ({ index, here }: Divided): readonly Fault[] => {
  if (!here) return [];
  const paths = new Set<string>();
  return filtersOf(here).flatMap((filter): readonly Fault[] => {
    const key = pathKey(filter.path);
    if (filter.field.held || paths.has(key)) return [];
    paths.add(key);
    const { label } = filter.field;
    const message =
      filter.field.searched !== "tickets"
        ? `Only Intercom knows “${label}”, so it cannot stand in an “or” with, or be negated beside, what is filtered after loading.`
        : whoSearches(filter) === index
          ? `Tickets are searched by themselves: “${filter.field.name}” cannot stand in an “or” with what is said of conversations.`
          : `Intercom cannot search tickets for what does not start or end with something.`;
    return [{ path: filter.path, message, instead: null, leaveOut: true }];
  });
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

/** Each mend is looked for anew, and whoever takes one is given the next. */
const mostMended = 3;

const withMend = (
  problem: Problem,
  fault: Fault,
  tree: Query,
  env: Env,
  options: FormulaOptions,
): Problem => {
  if (!fault.instead && !fault.leaveOut) return problem;
  const mended = canonical(replace(tree, fault.path, fault.instead));
  const more = toFormula(mended, env, options).faults.length > 0;
  const text = print(more ? mended : nearestThatFits(mended, env, options));
  return {
    ...problem,
    mend: { label: fault.instead ? `Use ${print(fault.instead)}` : "Leave it out", text },
  };
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

/** So many times as little as can be is taken away; after that half of what is left, so that a hostile line costs few rounds. */
const carefulRounds = 6;

/** Takes away the last parts of what is to blame until the rest fits one search; each round takes one or more, so it ends. */
const nearestThatFits = (tree: Query, env: Env, options: FormulaOptions): Query => {
  let rest = tree;
  for (let round = 0; !isEverything(rest); round += 1) {
    if (round >= carefulRounds) rest = halved(rest);
    const divided = divide(toFormula(rest, env, options).formula);
    const [unknown] = untold(divided);
    if (!unknown && (divided.asked === null || fitToLimits(divided.asked))) return rest;
    rest = canonical(unknown ? replace(rest, unknown.path, null) : trimmed(rest, divided.asked));
  }
  return everything;
};

/** The first half of its parts, or of those of its only one. */
const halved = (tree: Query): Query => {
  if (tree.kind === "term") return everything;
  if (tree.kind === "not") {
    const item = halved(tree.item);
    return isEverything(item) ? everything : canonical({ kind: "not", item });
  }
  return canonical({ kind: tree.kind, items: tree.items.slice(0, Math.floor(tree.items.length / 2)) });
};

const trimmed = (tree: Query, asked: Formula | null): Query => {
  if (asked === null) return everything;
  const { path, excess } = blame(asked);
  const node = at(tree, path);
  const count = node ? childrenOf(node).length : 0;
  if (count === 0) return replace(tree, path, null);
  let rest = tree;
  let drop = Math.max(1, Math.floor(count * excess));
  for (let index = count - 1; index >= 0 && drop > 0; index -= 1, drop -= 1) {
    rest = replace(rest, [...path, index], null);
  }
  return rest;
};
