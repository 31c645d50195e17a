import { expect, it } from "vitest";
import { roughBytes } from "./rough-bytes";

it("grows with every letter, entry and property, however deep", () => {
  const deep = (text: string) => ({ rows: [{ parts: [{ html: text }] }] });
  expect(roughBytes(deep("x".repeat(1000))) - roughBytes(deep(""))).toBe(2000);
  expect(roughBytes([1, 2, 3])).toBeGreaterThan(roughBytes([1, 2]));
  expect(roughBytes({ a: null, b: 1 })).toBeGreaterThan(roughBytes({ a: null }));
});

it("counts nothing, a number and nothing at all as something", () => {
  for (const value of [null, undefined, 0, false]) expect(roughBytes(value)).toBeGreaterThan(0);
});
