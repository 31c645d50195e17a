import fc from "fast-check";
import { expect, it } from "vitest";
import { evenLayout } from "./list-layout";
import { holdPlace } from "./use-list-place";

const rowHeight = 68;
const ids = fc.uniqueArray(fc.nat(500).map(String), { minLength: 20, maxLength: 120 });

it("keeps a row that is in sight where it stands, whatever comes in or goes above it", () => {
  fc.assert(
    fc.property(ids, ids, fc.nat(), fc.integer({ min: 0, max: 67 }), (before, others, at, offset) => {
      const index = at % before.length;
      const keys = before.slice(index, index + 12);
      // The rows in sight stay in order; all others are replaced.
      const strangers = others.filter((id) => !keys.includes(id));
      const after = [...strangers, ...keys];
      const held = holdPlace({ keys, index, offset }, after, evenLayout(after.length, rowHeight));
      const top = after.indexOf(keys[0] ?? "") * rowHeight;
      expect((held ?? 0) - top).toBe(offset);
    }),
  );
});

it("keeps the next row in place where the first one in sight has gone, and knows no place where all have", () => {
  const layout = evenLayout(10, rowHeight);
  const seen = { keys: ["gone", "stays"], index: 3, offset: 10 };
  expect(holdPlace(seen, ["a", "b", "c", "stays", "d"], layout)).toBe(3 * rowHeight + 10 - rowHeight);
  expect(holdPlace(seen, ["a"], layout)).toBeNull();
});
