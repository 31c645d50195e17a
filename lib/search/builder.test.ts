import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Block,
  type Box,
  findBlock,
  fromBuilder,
  type Join,
  placeOf,
  type Row,
  toBuilder,
} from "./builder";
import {
  duplicate,
  insert,
  move,
  negate,
  remove,
  setJoin,
  setRow,
  step,
  unwrap,
  wrap,
} from "./builder-edits";
import { canonical, everything } from "./model";
import { parse } from "./parse";
import { print } from "./print";
import { queries } from "./testing/arbitrary";

const counter = () => {
  let last = 0;
  return () => {
    last += 1;
    return `b${last}`;
  };
};

const built = (line: string) => {
  const newId = counter();
  return { root: toBuilder(parse(line).tree, newId), newId };
};
const lineOf = (root: Box): string => print(fromBuilder(root));

const blocksOf = (block: Block): readonly Block[] =>
  block.kind === "box" ? [block, ...block.items.flatMap(blocksOf)] : [block];
const rowsOf = (root: Box): readonly Row[] => blocksOf(root).filter((block) => block.kind === "row");
/** The row of a field; there is one of each in these tests. */
const rowOf = (root: Box, field: string): string => rowsOf(root).find((row) => row.field === field)?.id ?? "";
const boxOf = (root: Box, at: number): string =>
  blocksOf(root).filter((block) => block.kind === "box")[at]?.id ?? "";
const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(`refused: ${String(result.error)}`);
  return result.value;
};

describe("laws", () => {
  it("a query comes back from the builder as it was", () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(fromBuilder(toBuilder(query, counter()))).toEqual(query);
      }),
    );
  });

  const edits = fc.array(
    fc.record({
      what: fc.constantFrom("move", "step", "duplicate", "negate", "wrap", "remove", "join", "empty"),
      which: fc.nat(),
      where: fc.nat(),
      index: fc.nat({ max: 5 }),
      up: fc.boolean(),
      join: fc.constantFrom<Join>("all", "any", "none", "not-all"),
    }),
    { maxLength: 12 },
  );
  type Edit = typeof edits extends fc.Arbitrary<readonly (infer E)[]> ? E : never;

  const apply = (root: Box, edit: Edit, newId: () => string): Box => {
    const all = blocksOf(root);
    const id = all[edit.which % all.length]?.id ?? "";
    const boxes = all.filter((block) => block.kind === "box");
    const box = boxes[edit.where % boxes.length]?.id ?? "";
    const made =
      edit.what === "move"
        ? move(root, id, { box, index: edit.index })
        : edit.what === "step"
          ? step(root, id, edit.up ? -1 : 1)
          : edit.what === "duplicate"
            ? duplicate(root, id, newId)
            : edit.what === "wrap"
              ? wrap(root, id, edit.join, newId)
              : null;
    if (made) return made.ok ? made.value : root;
    if (edit.what === "negate") return negate(root, id);
    if (edit.what === "join") return setJoin(root, id, edit.join);
    if (edit.what === "empty") return setRow(root, id, { values: [] });
    const removed = remove(root, id);
    return removed.ok ? removed.value.root : root;
  };

  it("whatever one does, ids stay unique, the root stays, and what comes out is canonical and reads back", () => {
    fc.assert(
      fc.property(queries, edits, (query, list) => {
        const newId = counter();
        const first = toBuilder(query, newId);
        const last = list.reduce((root, edit) => apply(root, edit, newId), first);
        const ids = blocksOf(last).map((block) => block.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(last.id).toBe(first.id);
        const made = fromBuilder(last);
        expect(canonical(made)).toEqual(made);
        expect(fromBuilder(toBuilder(made, newId))).toEqual(made);
      }),
    );
  });

  it("moving loses no row and makes none; taking away and putting back changes nothing", () => {
    fc.assert(
      fc.property(queries, fc.nat(), fc.nat(), fc.nat({ max: 6 }), (query, which, where, index) => {
        const root = toBuilder(query, counter());
        const all = blocksOf(root);
        const id = all[which % all.length]?.id ?? "";
        const boxes = all.filter((block) => block.kind === "box");
        const box = boxes[where % boxes.length]?.id ?? "";
        const moved = move(root, id, { box, index });
        if (moved.ok) {
          const names = (one: Box) => blocksOf(one).map((block) => block.id);
          expect(names(moved.value).toSorted()).toEqual(names(root).toSorted());
          expect(placeOf(moved.value, id)?.box).toBe(box);
        }
        const removed = remove(root, id);
        if (removed.ok) {
          const { root: rest, block, place } = removed.value;
          expect(findBlock(rest, id)).toBeNull();
          expect(insert(rest, block, place)).toEqual({ ok: true, value: root });
        }
      }),
    );
  });
});

describe("rows and boxes", () => {
  it("says any, all, none and not all as the query language does", () => {
    const { root } = built("state:open tag:1");
    expect(lineOf(setJoin(root, root.id, "any"))).toBe("state:open or tag:1");
    expect(lineOf(setJoin(root, root.id, "none"))).toBe("-(state:open or tag:1)");
    expect(lineOf(setJoin(root, root.id, "not-all"))).toBe("-(state:open tag:1)");
    expect(lineOf(negate(root, root.id))).toBe("-(state:open tag:1)");
    expect(lineOf(negate(root, rowOf(root, "tag")))).toBe("state:open -tag:1");
  });

  it("counts a row without a value, and a box without rows, for nothing", () => {
    const { root, newId } = built("state:open");
    const empty: Row = {
      kind: "row",
      id: newId(),
      negated: true,
      field: "tag",
      operator: "is",
      values: [],
      typed: null,
    };
    const box: Box = { kind: "box", id: newId(), join: "none", items: [empty] };
    expect(lineOf(must(insert(root, box, { box: root.id, index: 9 })))).toBe("state:open");
    expect(fromBuilder({ ...root, items: [empty] })).toEqual(everything);
    expect(toBuilder(everything, newId).items).toEqual([]);
  });

  it("moves a row into a box, out of it and past it, step by step as one reads", () => {
    const { root } = built("state:open (tag:1 or tag:2 or priority:yes) read:no");
    const id = rowOf(root, "read");
    const lines: string[] = [];
    let now = root;
    for (let up = 0; up < 6; up += 1) {
      now = must(step(now, id, -1));
      lines.push(lineOf(now));
    }
    expect(lines).toEqual([
      "state:open (tag:1 or tag:2 or priority:yes or read:no)",
      "state:open (tag:1 or tag:2 or read:no or priority:yes)",
      "state:open (tag:1 or read:no or tag:2 or priority:yes)",
      "state:open (read:no or tag:1 or tag:2 or priority:yes)",
      "state:open read:no (tag:1 or tag:2 or priority:yes)",
      "read:no state:open (tag:1 or tag:2 or priority:yes)",
    ]);
    for (let down = 0; down < 6; down += 1) now = must(step(now, id, 1));
    expect(now).toEqual(root);
    expect(must(step(now, id, 1))).toEqual(root);
  });

  it("moves within a box to the place that one points at", () => {
    const { root } = built("state:open tag:1 read:no");
    const to = (field: string, index: number) =>
      lineOf(must(move(root, rowOf(root, field), { box: root.id, index })));
    expect(to("state", 3)).toBe("tag:1 read:no state:open");
    expect(to("state", 1)).toBe("state:open tag:1 read:no");
    expect(to("read", 0)).toBe("read:no state:open tag:1");
  });

  it("copies a box whole, with ids of its own", () => {
    const { root, newId } = built("state:open (tag:1 or tag:2)");
    const copied = must(duplicate(root, boxOf(root, 1), newId));
    expect(lineOf(copied)).toBe("state:open (tag:1 or tag:2) (tag:1 or tag:2)");
  });

  it("nests deeper by a box around it", () => {
    const { root, newId } = built("state:open tag:1");
    const wrapped = must(wrap(root, rowOf(root, "tag"), "any", newId));
    const [, box] = wrapped.items;
    expect(box).toMatchObject({ kind: "box", join: "any" });
    expect(lineOf(wrapped)).toBe("state:open tag:1");
  });

  it("takes a frame away and leaves what it held in its place", () => {
    const { root } = built("state:open (tag:1 or tag:2) read:no");
    expect(lineOf(must(unwrap(root, boxOf(root, 1))))).toBe("state:open tag:1 tag:2 read:no");
    expect(unwrap(root, root.id)).toEqual({ ok: false, error: "root" });
    expect(unwrap(root, rowOf(root, "read"))).toEqual({ ok: false, error: "unknown" });
  });

  it("refuses to move the root, a box into itself, or what is not there", () => {
    const { root, newId } = built("state:open (tag:1 or (read:no priority:yes))");
    const outer = boxOf(root, 1);
    const inner = boxOf(root, 2);
    expect(move(root, outer, { box: inner, index: 0 })).toEqual({ ok: false, error: "into-itself" });
    expect(move(root, outer, { box: outer, index: 0 })).toEqual({ ok: false, error: "into-itself" });
    expect(remove(root, root.id)).toEqual({ ok: false, error: "root" });
    expect(step(root, root.id, 1)).toEqual({ ok: false, error: "root" });
    expect(duplicate(root, root.id, newId)).toEqual({ ok: false, error: "root" });
    expect(wrap(root, root.id, "any", newId)).toEqual({ ok: false, error: "root" });
    expect(remove(root, "nothing")).toEqual({ ok: false, error: "unknown" });
    const row = rowOf(root, "state");
    expect(move(root, row, { box: "nothing", index: 0 })).toEqual({ ok: false, error: "unknown" });
    expect(move(root, row, { box: rowOf(root, "tag"), index: 0 })).toEqual({ ok: false, error: "unknown" });
    expect(setRow(root, outer, { values: [] })).toEqual(root);
  });
});
