import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arranged, fieldId, isFolded, moved, panelSections, withFold, withHidden } from "./panel-order";

const self = (id: string) => id;

describe("the order of a panel", () => {
  it("is the member's, with what they have not put anywhere after it", () => {
    expect(arranged(["a", "b", "c", "d"], self, ["c", "a"])).toEqual(["c", "a", "b", "d"]);
    expect(arranged(["a", "b"], self, [])).toEqual(["a", "b"]);
    expect(arranged(["a", "b"], self, ["gone", "b"])).toEqual(["b", "a"]);
  });

  it("moves one by one step, and leaves the order of other lists as it was", () => {
    const order = moved(["a", "b", "c"], "c", -1, ["x", "b", "y"]);
    expect(arranged(["a", "b", "c"], self, order)).toEqual(["a", "c", "b"]);
    expect(arranged(["x", "y"], self, order)).toEqual(["x", "y"]);
    expect(moved(["a", "b"], "a", -1, ["b"])).toEqual(["b"]);
    expect(moved(["a", "b"], "gone", 1, ["b"])).toEqual(["b"]);
  });

  it("a move back undoes a move, nothing is ever lost, and the settings can hold it", () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(
        ids,
        fc.nat(),
        fc.array(fc.string({ maxLength: 8 }), { maxLength: 60 }),
        (list, n, before) => {
          const shown = arranged(list, self, before);
          const id = shown[n % (shown.length - 1)] ?? "";
          const down = moved(shown, id, 1, before);
          const after = arranged(list, self, down);
          expect([...after].sort()).toEqual([...list].sort());
          expect(arranged(list, self, moved(after, id, -1, down))).toEqual(shown);
          expect(down.length).toBeLessThanOrEqual(200);
        },
      ),
    );
  });

  it("stops at either end", () => {
    expect(moved(["a", "b"], "b", 1, ["b", "a"])).toEqual(["b", "a"]);
    expect(moved(["a", "b"], "a", -1, ["b", "a"])).toEqual(["b", "a"]);
    expect(moved(["a", "b"], "a", 1, ["b", "a"])).toEqual(["b", "a"]);
    expect(moved(["a", "b"], "b", -1, [])).toEqual(["b", "a"]);
  });

  it("keeps no more than the settings hold: of an order what stands here, of what is put away the last", () => {
    const many = Array.from({ length: 200 }, (_, at) => `x${at}`);
    expect(moved(["a", "b"], "a", 1, many)).toEqual(["b", "a", ...many.slice(0, 198)]);
    expect(withHidden(many, "ai")).toEqual([...many.slice(1), "ai"]);
    expect(fieldId("about", "n".repeat(400))).toBe(`about/${"n".repeat(114)}`);
  });

  it("puts away and brings back, and folds by itself", () => {
    const folded = withFold(withHidden([], "ai"), "ai");
    expect(isFolded(folded, "ai")).toBe(true);
    expect(isFolded(withHidden([], "ai"), "ai")).toBe(false);
    expect(withHidden(folded, "ai")).not.toContain("ai");
    expect(withFold(folded, "ai")).toEqual(["ai"]);
  });

  it("has ids that settings take, for sections and for fields of any name", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (name) => {
        for (const { id } of panelSections) expect(fieldId(id, name).length).toBeLessThanOrEqual(120);
      }),
    );
  });
});
