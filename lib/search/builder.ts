import { err, ok, type Result } from "@/lib/core/result";
import { canonical, everything, isEverything, type Operator, type Query, type Value } from "./model";

/**
 * The query as rows and groups that one clicks together. Unlike the tree it holds what is not finished (a row without a value, a
 * group without rows), and every node has an id, so that what one edits stays the same while things move around it.
 */
export type Block = Row | Box;

export type Row = {
  readonly kind: "row";
  readonly id: string;
  readonly negated: boolean;
  readonly field: string;
  readonly operator: Operator;
  /** Empty while the row is not finished; such a row counts for nothing. */
  readonly values: readonly Value[];
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

export type Refused = "unknown" | "root" | "into-itself";

const negations: Readonly<Record<Join, Join>> = {
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
    return { kind: "row", id: newId(), negated: false, field, operator, values };
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

/** The query that the finished rows mean, canonical. */
export const fromBuilder = (root: Box): Query => canonical(queryOf(root) ?? everything);

const queryOf = (block: Block): Query | null => {
  if (block.kind === "row") {
    if (block.values.length === 0) return null;
    const { field, operator, values } = block;
    const term: Query = { kind: "term", field, operator, values };
    return block.negated ? { kind: "not", item: term } : term;
  }
  const items = block.items.map(queryOf).filter((item) => item !== null);
  // Of no rows at all nothing is asked, whichever way.
  if (items.length === 0) return null;
  const group: Query = { kind: block.join === "all" || block.join === "not-all" ? "and" : "or", items };
  return block.join === "none" || block.join === "not-all" ? { kind: "not", item: group } : group;
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

const mapBox = (root: Box, id: string, change: (items: readonly Block[]) => readonly Block[]): Box => ({
  ...root,
  items: (root.id === id ? change(root.items) : root.items).map((item) =>
    item.kind === "box" ? mapBox(item, id, change) : item,
  ),
});

const mapBlock = (root: Box, id: string, change: (block: Block) => Block): Box => ({
  ...root,
  items: root.items.map((item) => {
    if (item.id === id) return change(item);
    return item.kind === "box" ? mapBlock(item, id, change) : item;
  }),
});

/** An index beyond the end is the end. */
export const insert = (root: Box, block: Block, { box, index }: Place): Result<Box, Refused> => {
  if (findBlock(root, box)?.kind !== "box") return err("unknown");
  const at = Math.max(0, index);
  return ok(mapBox(root, box, (items) => [...items.slice(0, at), block, ...items.slice(at)]));
};

export type Removed = { readonly root: Box; readonly block: Block; readonly place: Place };

/** What was taken and where it stood, so that `insert` puts it back. */
export const remove = (root: Box, id: string): Result<Removed, Refused> => {
  if (root.id === id) return err("root");
  const block = findBlock(root, id);
  const place = placeOf(root, id);
  if (!block || !place) return err("unknown");
  return ok({
    root: mapBox(root, place.box, (items) => items.filter((item) => item.id !== id)),
    block,
    place,
  });
};

/** `to.index` counts the items as they stand before the move. */
export const move = (root: Box, id: string, to: Place): Result<Box, Refused> => {
  const removed = remove(root, id);
  if (!removed.ok) return removed;
  const { block, place } = removed.value;
  if (block.kind === "box" && findBlock(block, to.box)) return err("into-itself");
  const passed = place.box === to.box && place.index < to.index ? 1 : 0;
  return insert(removed.value.root, block, { box: to.box, index: to.index - passed });
};

/** One step up or down in the order that one reads: into the box that lies in the way, and out of its own box at the end. */
export const step = (root: Box, id: string, by: -1 | 1): Result<Box, Refused> => {
  const place = placeOf(root, id);
  const box = place && findBlock(root, place.box);
  if (!place || box?.kind !== "box") return err(root.id === id ? "root" : "unknown");
  const next = box.items[place.index + by];
  if (next?.kind === "box") return move(root, id, { box: next.id, index: by > 0 ? 0 : next.items.length });
  if (next) return move(root, id, { box: place.box, index: place.index + (by > 0 ? 2 : -1) });
  const outer = placeOf(root, place.box);
  if (!outer) return ok(root);
  return move(root, id, { box: outer.box, index: outer.index + (by > 0 ? 1 : 0) });
};

const withNewIds = (block: Block, newId: NewId): Block =>
  block.kind === "row"
    ? { ...block, id: newId() }
    : { ...block, id: newId(), items: block.items.map((item) => withNewIds(item, newId)) };

/** Puts a copy right below. */
export const duplicate = (root: Box, id: string, newId: NewId): Result<Box, Refused> => {
  const place = placeOf(root, id);
  const block = findBlock(root, id);
  if (!place || !block) return err(root.id === id ? "root" : "unknown");
  return insert(root, withNewIds(block, newId), { box: place.box, index: place.index + 1 });
};

const negateBlock = (block: Block): Block =>
  block.kind === "row" ? { ...block, negated: !block.negated } : { ...block, join: negations[block.join] };

export const negate = (root: Box, id: string): Box => {
  if (root.id === id) return { ...root, join: negations[root.join] };
  return mapBlock(root, id, negateBlock);
};

export const setJoin = (root: Box, id: string, join: Join): Box => {
  if (root.id === id) return { ...root, join };
  return mapBlock(root, id, (block) => (block.kind === "box" ? { ...block, join } : block));
};

/** Another field, operator or values of a row; its id and place stay. */
export const setRow = (
  root: Box,
  id: string,
  change: Partial<Pick<Row, "field" | "operator" | "values">>,
): Box => mapBlock(root, id, (block) => (block.kind === "row" ? { ...block, ...change } : block));

/** Puts a box of its own around a block, to nest it deeper. */
export const wrap = (root: Box, id: string, join: Join, newId: NewId): Result<Box, Refused> => {
  if (root.id === id) return err("root");
  if (!findBlock(root, id)) return err("unknown");
  return ok(mapBlock(root, id, (block) => ({ kind: "box", id: newId(), join, items: [block] })));
};
