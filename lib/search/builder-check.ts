import { type Box, type Broken, leavesOf, type Row, traceBuilder } from "./builder";
import { setRow } from "./builder-edits";
import { blockAt, writeLine } from "./builder-line";
import { type BlockMend, type MendOptions, mendBroken, mendTree } from "./builder-mend";
import type { Field } from "./field";
import { fieldIn } from "./field-in";
import { goneNames } from "./gone";
import { validate } from "./lower";
import type { Problem, Query, Span } from "./model";
import { nameOf, type People, resolveNames } from "./names";
import { parse } from "./parse";
import { print } from "./print";
import type { SentenceOptions } from "./sentence";
import { readSlots, slotsOf, wayOf } from "./ways";

export type BlockProblem = {
  /** The block that it stands at; null where it is about the whole. */
  readonly id: string | null;
  readonly message: string;
  readonly mend: BlockMend | null;
  /** False for what can be searched for all the same, as a teammate who has left. */
  readonly stops: boolean;
};

export type Checked = {
  /** What the finished rows mean. */
  readonly tree: Query;
  /** The same as a line with ids, as it is sent. */
  readonly q: string;
  /** The line to show, with names, and the broken rows in their own words. */
  readonly text: string;
  /** Whether `q` can be asked for, though other rows may still be broken. */
  readonly countable: boolean;
  /** Places in `text` that are wrong. */
  readonly wrong: readonly Span[];
  readonly problems: readonly BlockProblem[];
  /** Rows without a value, which count for nothing. */
  readonly unfinished: ReadonlySet<string>;
};

/** All that is to say about what stands in the builder. Never throws. */
export const checkBuilder = (root: Box, people: People, words: SentenceOptions): Checked => {
  const { tree, blocks } = traceBuilder(root);
  const line = writeLine(root, nameOf(people));
  const { rows, broken } = leavesOf(root);
  const resolved = resolveNames(tree, people);
  const treeProblem = (problem: Problem): BlockProblem => ({
    id: blockAt(blocks, problem.path)?.id ?? null,
    message: problem.message,
    mend: problem.mend ? mendTree(root, resolved.tree, problem.mend, { people, words }) : null,
    stops: true,
  });
  const inTree = [...resolved.problems, ...validate(resolved.tree)].map(treeProblem);
  const atRows = rows.map((row) => ({ row, state: stateOf(row, people) }));
  const problems = [
    ...(inTree.length > 0 ? [] : line.problems.map(wholeProblem)),
    ...broken.map((block) => brokenProblem(root, block, { people, words })),
    ...atRows.flatMap(({ row, state }) => (state.fault ? [slotProblem(root, row, state.fault)] : [])),
    ...inTree,
    ...goneNames(resolved.tree, people).map((problem) => ({ ...treeProblem(problem), stops: false })),
  ];
  return {
    tree: resolved.tree,
    q: print(resolved.tree),
    countable: inTree.length === 0 && line.problems.length === 0,
    text: line.text,
    wrong: [
      ...line.problems,
      ...problems.flatMap(({ id, stops }) => (id !== null && stops ? (line.spans.get(id) ?? []) : [])),
    ],
    problems,
    unfinished: new Set(atRows.filter(({ state }) => state.unfinished).map(({ row }) => row.id)),
  };
};

const wholeProblem = (problem: Problem): BlockProblem => ({
  id: null,
  message: problem.message,
  mend: null,
  stops: true,
});

type Fault = { readonly message: string; readonly slots: readonly string[] | null; readonly row: Field };

const stateOf = (
  row: Row,
  people: People,
): { readonly fault: Fault | null; readonly unfinished: boolean } => {
  const field = fieldIn(row.field, people);
  const way = field && wayOf(field, row);
  if (row.values.length > 0 || !field || !way) return { fault: null, unfinished: row.values.length === 0 };
  const slots = slotsOf(way, field, row);
  const { fault } = readSlots(way, field, slots);
  if (!fault) return { fault: null, unfinished: true };
  const { instead } = fault;
  const mended =
    instead === null ? null : slots.map((slot, index) => (index === fault.slot ? instead : slot));
  return { fault: { message: fault.message, slots: mended, row: field }, unfinished: false };
};

const slotProblem = (root: Box, row: Row, { message, slots, row: field }: Fault): BlockProblem => {
  const way = wayOf(field, row);
  const put =
    slots && way ? { typed: { entry: way.entry, slots }, values: readSlots(way, field, slots).values } : null;
  return {
    id: row.id,
    message,
    mend: put
      ? { label: `Use ${put.typed.slots.join(" to ")}`, apply: () => setRow(root, row.id, put) }
      : null,
    stops: true,
  };
};

const brokenProblem = (root: Box, block: Broken, options: MendOptions): BlockProblem => {
  const [problem] = parse(block.text).problems;
  return {
    id: block.id,
    message: problem?.message ?? "These words could not be read where they stood.",
    mend: mendBroken(root, block, problem, options),
    stops: true,
  };
};
