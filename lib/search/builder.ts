import {
  everything,
  isEverything,
  type Operator,
  type Path,
  pathKey,
  type Query,
  type Term,
  type Value,
} from "./model";

/**
 * The query as rows and groups that one clicks together. Unlike the tree it holds what is not finished (a row without a value, a
 * group without rows), and every node has an id, so that what one edits stays the same while things move around it.
 */
export type Block = Row | Box | Broken;

export type Row = {
  readonly kind: "row";
  readonly id: string;
  readonly negated: boolean;
  readonly field: string;
  readonly operator: Operator;
  /** Empty while the row is not finished; such a row counts for nothing. */
  readonly values: readonly Value[];
  /** What stands in its editor, also where no value can be made of it yet; null where the values say it all. */
  readonly typed: Typed | null;
};

/** How a value is put in: chosen from a list, or typed into one or more slots. */
export type Entry = "list" | "flag" | "text" | "number" | "span" | "moment" | "unset";

export type Typed = { readonly entry: Entry; readonly slots: readonly string[] };

/** Words of a line that could not be read: kept as they are until they are mended or taken out, and counted for nothing. */
export type Broken = {
  readonly kind: "broken";
  readonly id: string;
  readonly negated: boolean;
  readonly text: string;
};

export type Box = {
  readonly kind: "box";
  readonly id: string;
  readonly join: Join;
  readonly items: readonly Block[];
};

/** How many of a box's items have to hold. */
export type Join = "all" | "any" | "none" | "not-all";

/** Gives an id that it never gave before. */
export type NewId = () => string;

/** Where a block stands: in which box, before which of its items. */
export type Place = { readonly box: string; readonly index: number };

export const negations: Readonly<Record<Join, Join>> = {
  all: "not-all",
  "not-all": "all",
  any: "none",
  none: "any",
};

/** The root is always a box, also for a query of one term. */
export const toBuilder = (query: Query, newId: NewId): Box => {
  if (isEverything(query)) return { kind: "box", id: newId(), join: "all", items: [] };
  const block = blockOf(query, newId);
  return block.kind === "box" ? block : { kind: "box", id: newId(), join: "all", items: [block] };
};

const blockOf = (query: Query, newId: NewId): Block => {
  if (query.kind === "term") {
    const { field, operator, values } = query;
    return { kind: "row", id: newId(), negated: false, field, operator, values, typed: null };
  }
  if (query.kind === "not") {
    const block = blockOf(query.item, newId);
    if (block.kind === "row" && !block.negated) return { ...block, negated: true };
    if (block.kind === "box" && (block.join === "all" || block.join === "any"))
      return { ...block, join: negations[block.join] };
    return { kind: "box", id: newId(), join: "none", items: [block] };
  }
  return {
    kind: "box",
    id: newId(),
    join: query.kind === "and" ? "all" : "any",
    items: query.items.map((item) => blockOf(item, newId)),
  };
};

/** A query's node with the block that it was made of; of a negated row there are two. */
type Traced = { readonly query: Query; readonly block: Block; readonly children: readonly Traced[] };

/** Blocks by `pathKey` of the query that they became. */
export type BlocksByPath = ReadonlyMap<string, Block>;

/** What stands for words that could not be read; null leaves them out. */
type ForBroken = (block: Broken) => Term | null;

/** The query that the finished rows mean, canonical. */
export const fromBuilder = (root: Box): Query => traceBuilder(root).tree;

/** The same, and which block each of its nodes was made of. */
export const traceBuilder = (
  root: Box,
  forBroken: ForBroken = () => null,
): { readonly tree: Query; readonly blocks: BlocksByPath } => {
  const blocks = new Map<string, Block>();
  const traced = trace(root, forBroken);
  if (traced) gather(traced, [], blocks);
  return { tree: traced?.query ?? everything, blocks };
};

const gather = (node: Traced, path: Path, into: Map<string, Block>): void => {
  into.set(pathKey(path), node.block);
  node.children.forEach((child, index) => {
    gather(child, [...path, index], into);
  });
};

const negated = (item: Traced, block: Block): Traced => ({
  query: { kind: "not", item: item.query },
  block,
  children: [item],
});

const trace = (block: Block, forBroken: ForBroken): Traced | null => {
  if (block.kind === "box") return traceBox(block, forBroken);
  const term = block.kind === "broken" ? forBroken(block) : termOf(block);
  if (term === null) return null;
  const traced: Traced = { query: term, block, children: [] };
  return block.negated ? negated(traced, block) : traced;
};

const termOf = ({ field, operator, values }: Row): Term | null =>
  values.length === 0 ? null : { kind: "term", field, operator, values };

const traceBox = (box: Box, forBroken: ForBroken): Traced | null => {
  const children = box.items.map((item) => trace(item, forBroken)).filter((item) => item !== null);
  const [first] = children;
  // Of no rows at all nothing is asked, whichever way.
  if (first === undefined) return null;
  const kind = box.join === "all" || box.join === "not-all" ? "and" : "or";
  const items = children.map((child) => child.query);
  const group: Traced = children.length === 1 ? first : { query: { kind, items }, block: box, children };
  return box.join === "none" || box.join === "not-all" ? negated(group, box) : group;
};

export const findBlock = (root: Box, id: string): Block | null => {
  if (root.id === id) return root;
  for (const item of root.items) {
    const found = item.kind === "box" ? findBlock(item, id) : item.id === id ? item : null;
    if (found) return found;
  }
  return null;
};

/** Null for the root and for what is not there. */
export const placeOf = (root: Box, id: string): Place | null => {
  const index = root.items.findIndex((item) => item.id === id);
  if (index >= 0) return { box: root.id, index };
  for (const item of root.items) {
    const found = item.kind === "box" ? placeOf(item, id) : null;
    if (found) return found;
  }
  return null;
};

type Leaves = { readonly rows: readonly Row[]; readonly broken: readonly Broken[] };

/** All rows and all that could not be read, in the order that one reads. */
export const leavesOf = (block: Block): Leaves => {
  if (block.kind === "row") return { rows: [block], broken: [] };
  if (block.kind === "broken") return { rows: [], broken: [block] };
  const all = block.items.map(leavesOf);
  return { rows: all.flatMap((one) => one.rows), broken: all.flatMap((one) => one.broken) };
};
