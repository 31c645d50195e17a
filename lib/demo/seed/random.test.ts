import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, hash, random, shuffled, weighted } from "./random";

describe("chance that is the same each time", () => {
  it("gives the same stream for the same seed, within its bounds", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.string(),
        fc.integer({ min: -50, max: 50 }),
        fc.nat(500),
        (seed, key, min, width) => {
          const [one, two] = [random(seed, key), random(seed, key)];
          for (let i = 0; i < 20; i++) {
            const value = one.int(min, min + width);
            expect(value).toBe(two.int(min, min + width));
            expect(value).toBeGreaterThanOrEqual(min);
            expect(value).toBeLessThanOrEqual(min + width);
          }
        },
      ),
    );
  });

  it("tells seeds apart however they are cut into pieces", () => {
    expect(hash("ab", "c")).not.toBe(hash("a", "bc"));
    expect(random(1).next()).not.toBe(random(2).next());
  });

  it("keeps a span between its ends", () => {
    const r = random("span");
    for (let i = 0; i < 500; i++) {
      const value = r.span(3, 900);
      expect(value).toBeGreaterThanOrEqual(3);
      expect(value).toBeLessThanOrEqual(900);
    }
  });

  it("shuffles without losing anything and never takes what weighs nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (list) => {
        expect(shuffled(random(7), list).sort()).toEqual([...list].sort());
      }),
    );
    const r = random("weights");
    for (let i = 0; i < 200; i++)
      expect(
        weighted(r, [
          ["never", 0],
          ["always", 1],
        ]),
      ).toBe("always");
  });

  it("counts a list round and round and refuses an empty one", () => {
    expect([at([1, 2, 3], 4), at([1, 2, 3], -1)]).toEqual([2, 3]);
    expect(() => at([], 0)).toThrow(RangeError);
  });
});
