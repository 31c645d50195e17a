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
  "Asia/Amman",
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

  it("begin at the first of two midnights where clocks go back to it", () => {
    expect(startOfDay("2021-10-29", "Asia/Amman")).toBe(Date.parse("2021-10-28T21:00:00Z") / 1000);
  });

  it.each([
    ["Europe/Warsaw", "2026-03-29", "02:30", "2026-03-29T01:30:00Z"],
    ["America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30:00Z"],
    ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00Z"],
    ["Europe/Warsaw", "2026-10-25", "02:30", "2026-10-25T00:30:00Z"],
    ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z"],
    ["America/New_York", "2026-11-01", "00:59", "2026-11-01T04:59:00Z"],
    ["Europe/Warsaw", "2026-10-25", "03:00", "2026-10-25T02:00:00Z"],
  ])("know in %s when it is %s %s: the first of two, the hour after a skipped one", (zone, day, time, at) => {
    expect(timeOnDay(day, time, zone)).toBe(Date.parse(at) / 1000);
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
    expect(["0000-01-01", "9999-12-31"].map(isDay)).toEqual([false, false]);
    for (const day of ["0001-01-02", "9998-12-31"]) {
      expect(isDay(day)).toBe(true);
      for (const zone of zones) expect(dayOf(startOfDay(addDays(day, 1), zone), zone)).toBe(addDays(day, 1));
    }
    expect(isTimeZone("Europe/Warsaw")).toBe(true);
    expect(isTimeZone("Europe/Nowhere")).toBe(false);
  });
});
