import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, isDay, isTimeZone, startOfDay, timeOnDay, weekdayOf } from "./zone";

const zones = [
  "UTC",
  "Europe/Warsaw",
  "America/St_Johns",
  "Pacific/Apia",
  "Pacific/Chatham",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Asia/Beirut",
  "Asia/Kathmandu",
];

describe("days in a time zone", () => {
  it("begin at the first second that carries their date, also where clocks change", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2012, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 }),
        fc.constantFrom(...zones),
        (at, zone) => {
          const day = dayOf(at, zone);
          const start = startOfDay(day, zone);
          expect(dayOf(start, zone)).toBe(day);
          expect(dayOf(start - 1, zone) < day).toBe(true);
          expect(start).toBeLessThanOrEqual(at);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("begin at one o'clock where clocks jump over midnight", () => {
    expect(startOfDay("2018-11-04", "America/Sao_Paulo")).toBe(Date.parse("2018-11-04T03:00:00Z") / 1000);
    expect(dayOf(startOfDay("2018-11-04", "America/Sao_Paulo") - 1, "America/Sao_Paulo")).toBe("2018-11-03");
  });

  it("are counted and named", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(weekdayOf("2026-11-21")).toBe(6);
    expect(timeOnDay("2026-11-21", "12:00", "Europe/Warsaw")).toBe(Date.parse("2026-11-21T11:00:00Z") / 1000);
  });

  it("exist or not", () => {
    expect(["2026-11-21", "2026-02-30", "2026-13-01", "2026-1-1", "x"].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(isTimeZone("Europe/Warsaw")).toBe(true);
    expect(isTimeZone("Europe/Nowhere")).toBe(false);
  });
});
