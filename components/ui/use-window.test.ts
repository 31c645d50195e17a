import fc from "fast-check";
import { expect, it } from "vitest";
import { evenLayout, type ListLayout, sectionLayout } from "./list-layout";
import { windowOf } from "./use-window";

const headerHeight = 32;
const rowHeight = fc.integer({ min: 24, max: 120 });
const even = fc.tuple(fc.nat(20_000), rowHeight).map(([count, height]) => evenLayout(count, height));
const parted = fc
  .tuple(fc.array(fc.record({ count: fc.nat(400) }), { maxLength: 30 }), rowHeight)
  .map(([sections, height]) => sectionLayout(sections, height, headerHeight));

const state = fc.record({
  layout: fc.oneof<fc.Arbitrary<ListLayout>[]>(even, parted),
  height: fc.integer({ min: 1, max: 2000 }),
  spare: fc.nat(10),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

it("draws every row that is in sight, none that does not exist, and never many more than fit", () => {
  fc.assert(
    fc.property(state, ({ layout, height, spare, share }) => {
      const scrollTop = share * Math.max(0, layout.height - height);
      const { first, last } = windowOf(layout, scrollTop, height, spare);
      if (layout.count === 0) {
        expect(last).toBe(-1);
        return;
      }
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThan(layout.count);
      const isInSight = (index: number) =>
        layout.topOf(index) < scrollTop + height && layout.topOf(index) + layout.rowHeight > scrollTop;
      if (first > 0) expect(isInSight(first - 1)).toBe(false);
      if (last < layout.count - 1) expect(isInSight(last + 1)).toBe(false);
      expect(last - first + 1).toBeLessThanOrEqual(Math.ceil(height / layout.rowHeight) + 2 * spare + 2);
    }),
  );
});

it("places every row of every section under its header, one under the other", () => {
  fc.assert(
    fc.property(parted, (layout) => {
      let at = 0;
      for (const place of layout.places) {
        expect(place.top).toBe(at);
        for (let index = 0; index < place.count; index += 1) {
          const top = layout.topOf(place.from + index);
          expect(top).toBe(at + headerHeight + index * layout.rowHeight);
          expect(layout.indexAt(top)).toBe(place.from + index);
        }
        at += headerHeight + place.count * layout.rowHeight;
      }
      expect(layout.height).toBe(at);
    }),
    { numRuns: 30 },
  );
});

it("draws a first screenful while no height is known", () => {
  expect(windowOf(evenLayout(1000, 68), 0, 0, 6)).toEqual({ first: 0, last: 11 });
});

it("stays within the list when rows have left below the place that was scrolled to", () => {
  const { first, last } = windowOf(evenLayout(30, 68), 68 * 500, 680, 6);
  expect(last).toBe(29);
  expect(first).toBeLessThan(29);
});
