import { err, ok, type Result } from "@/lib/core/result";
import {
  type Block,
  type Box,
  findBlock,
  type Join,
  type NewId,
  negations,
  type Place,
  placeOf,
  type Row,
} from "./builder";

/** What one can do to the builder's blocks; each edit gives another root, or says why it cannot be. */
type Refused = "unknown" | "root" | "into-itself";

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

type Removed = { readonly root: Box; readonly block: Block; readonly place: Place };

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
  block.kind === "box"
    ? { ...block, id: newId(), items: block.items.map((item) => withNewIds(item, newId)) }
    : { ...block, id: newId() };

/** Puts a copy right below. */
export const duplicate = (root: Box, id: string, newId: NewId): Result<Box, Refused> => {
  const place = placeOf(root, id);
  const block = findBlock(root, id);
  if (!place || !block) return err(root.id === id ? "root" : "unknown");
  return insert(root, withNewIds(block, newId), { box: place.box, index: place.index + 1 });
};

export const negateBlock = (block: Block): Block =>
  block.kind === "box" ? { ...block, join: negations[block.join] } : { ...block, negated: !block.negated };

export const negate = (root: Box, id: string): Box => {
  if (root.id === id) return { ...root, join: negations[root.join] };
  return mapBlock(root, id, negateBlock);
};

export const setJoin = (root: Box, id: string, join: Join): Box => {
  if (root.id === id) return { ...root, join };
  return mapBlock(root, id, (block) => (block.kind === "box" ? { ...block, join } : block));
};

/** Another field, operator or values of a row; its id and place stay. */
export const setRow = (root: Box, id: string, change: Partial<Omit<Row, "kind" | "id">>): Box =>
  mapBlock(root, id, (block) => (block.kind === "row" ? { ...block, ...change } : block));

/** Puts a box of its own around a block, to nest it deeper. */
export const wrap = (root: Box, id: string, join: Join, newId: NewId): Result<Box, Refused> => {
  if (root.id === id) return err("root");
  if (!findBlock(root, id)) return err("unknown");
  return ok(mapBlock(root, id, (block) => ({ kind: "box", id: newId(), join, items: [block] })));
};

/** Puts another block where one stood. */
export const replaceBlock = (root: Box, id: string, by: Block): Box => mapBlock(root, id, () => by);

/** Takes a box's frame away: its items stand in the box around it. */
export const unwrap = (root: Box, id: string): Result<Box, Refused> => {
  if (root.id === id) return err("root");
  const place = placeOf(root, id);
  const box = findBlock(root, id);
  if (!place || box?.kind !== "box") return err("unknown");
  return ok(
    mapBox(root, place.box, (items) => items.flatMap((item) => (item.id === id ? box.items : [item]))),
  );
};

/** How many boxes deep a block stands: 1 for what is in the root. */
export const depthOf = (root: Box, id: string): number => {
  const place = placeOf(root, id);
  return place === null ? 0 : 1 + depthOf(root, place.box);
};
