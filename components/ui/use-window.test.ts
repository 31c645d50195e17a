import fc from "fast-check";
import { expect, it } from "vitest";
import { windowOf } from "./use-window";

const state = fc.record({
  count: fc.nat(20_000),
  rowHeight: fc.integer({ min: 24, max: 120 }),
  height: fc.integer({ min: 1, max: 2000 }),
  spare: fc.nat(10),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

it("draws every row that is in sight, none that does not exist, and never many more than fit", () => {
  fc.assert(
    fc.property(state, ({ count, rowHeight, height, spare, share }) => {
      const scrollTop = share * Math.max(0, count * rowHeight - height);
      const { first, last } = windowOf(scrollTop, height, rowHeight, count, spare);
      if (count === 0) {
        expect(last).toBe(-1);
        return;
      }
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThan(count);
      expect(first * rowHeight).toBeLessThanOrEqual(scrollTop);
      expect((last + 1) * rowHeight).toBeGreaterThanOrEqual(Math.min(count * rowHeight, scrollTop + height));
      expect(last - first + 1).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 2 * spare + 2);
    }),
  );
});

it("draws a first screenful while no height is known", () => {
  expect(windowOf(0, 0, 68, 1000, 6)).toEqual({ first: 0, last: 11 });
});

it("stays within the list when rows have left below the place that was scrolled to", () => {
  const { first, last } = windowOf(68 * 500, 680, 68, 30, 6);
  expect(last).toBe(29);
  expect(first).toBeLessThan(29);
});
