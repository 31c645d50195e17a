import {
  type Block,
  type Box,
  type Broken,
  findBlock,
  fromBuilder,
  leavesOf,
  type NewId,
  toBuilder,
  traceBuilder,
} from "./builder";
import { negateBlock, replaceBlock, setRow } from "./builder-edits";
import { readLine } from "./builder-line";
import { describeRow } from "./builder-words";
import { isEverything, type Mend, type Problem, pathKey, type Query } from "./model";
import { type People, resolveNames } from "./names";
import { parse } from "./parse";
import { print } from "./print";
import type { SentenceOptions } from "./sentence";

/** Gives the builder with something put right. */
export type BlockMend = { readonly label: string; readonly apply: (newId: NewId) => Box };

export type MendOptions = { readonly people: People; readonly words: SentenceOptions };

/** What becomes of words that could not be read once they are put right; null where nobody knows how. */
export const mendBroken = (
  root: Box,
  block: Broken,
  problem: Problem | undefined,
  { people, words }: MendOptions,
): BlockMend | null => {
  const text = problem ? (problem.mend?.text ?? null) : block.text;
  if (text === null) return null;
  const apply = (newId: NewId): Box => {
    const { items, join } = readLine(text, people, newId).root;
    const [only] = items;
    const by: Block = only && items.length === 1 ? only : { kind: "box", id: newId(), join, items };
    return replaceBlock(root, block.id, { ...(block.negated ? negateBlock(by) : by), id: block.id });
  };
  return { label: labelOf(apply, block.id, words, problem?.mend), apply };
};

/** The mend in words, as the row will say it; the line's own words where that is no row. */
const labelOf = (
  apply: (newId: NewId) => Box,
  id: string,
  options: SentenceOptions,
  mend: Mend | undefined,
): string => {
  const after = findBlock(apply(counter()), id);
  const fallback = mend?.label ?? "Read them";
  if (after?.kind !== "row" || after.values.length === 0) return fallback;
  return `Use ${describeRow(after, options)}`;
};

const counter = (): NewId => {
  let last = 0;
  return () => {
    last += 1;
    return `mend ${last}`;
  };
};

/** A mend of the line as an edit of the blocks: what it does not touch keeps its id and what is typed in it. */
export const mendTree = (root: Box, tree: Query, mend: Mend, { people, words }: MendOptions): BlockMend => {
  const after = resolveNames(parse(mend.text).tree, people).tree;
  const { blocks } = traceBuilder(root);
  const changed = changedTerm(tree, after, []);
  const row = changed && blocks.get(pathKey(changed.path));
  if (changed && row?.kind === "row") {
    const { field, operator, values } = changed.term;
    const apply = () => setRow(root, row.id, { field, operator, values, typed: null });
    return { label: labelOf(apply, row.id, words, mend), apply };
  }
  return { label: mend.label, apply: (newId) => keepingUnread(root, after, newId) };
};

type Changed = { readonly term: Query & { kind: "term" }; readonly path: readonly number[] };

/** The one term in which two trees differ; null when they differ in more. */
const changedTerm = (before: Query, after: Query, path: readonly number[]): Changed | null => {
  if (after.kind === "term") return before.kind === "term" ? { term: after, path } : null;
  if (before.kind !== after.kind) return null;
  const [olds, news] = [itemsOf(before), itemsOf(after)];
  if (olds.length !== news.length) return null;
  const differing = olds.flatMap((old, index) => (print(old) === printAt(news, index) ? [] : [index]));
  const [index] = differing;
  const [old, now] = index === undefined ? [] : [olds[index], news[index]];
  return index !== undefined && differing.length === 1 && old && now
    ? changedTerm(old, now, [...path, index])
    : null;
};

const itemsOf = (query: Query): readonly Query[] =>
  query.kind === "term" ? [] : query.kind === "not" ? [query.item] : query.items;

const printAt = (items: readonly Query[], index: number): string => {
  const item = items[index];
  return item ? print(item) : "";
};

/** Rows that count for nothing yet are no part of the mended query, and stay. */
const keepingUnread = (root: Box, after: Query, newId: NewId): Box => {
  const { rows, broken } = leavesOf(root);
  const kept = [...rows.filter((row) => row.values.length === 0), ...broken];
  const made = toBuilder(after, newId);
  if (kept.length === 0) return { ...made, id: root.id };
  if (made.join === "all") return { ...made, id: root.id, items: [...made.items, ...kept] };
  const items = isEverything(fromBuilder(made)) ? kept : [made, ...kept];
  return { kind: "box", id: root.id, join: "all", items };
};
