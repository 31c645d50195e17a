import fc from "fast-check";
import { expect, it } from "vitest";
import { grouped } from "./grouped";

it("writes whole numbers as English does", () => {
  const english = new Intl.NumberFormat("en");
  fc.assert(
    fc.property(fc.nat(), (value) => {
      expect(grouped(value)).toBe(english.format(value));
    }),
  );
});
