import fc from "fast-check";
import { expect, it } from "vitest";
import { typedOf, untyped } from "./typed";

const moment = (value: string) => ({ type: "datetime", value }) as const;

it("shows a moment on the workspace's clock, and takes it back from there", () => {
  expect(typedOf(moment("2026-07-01T10:30:00.000Z"), "Europe/Berlin")).toBe("2026-07-01T12:30");
  expect(untyped({ type: "datetime" }, "2026-07-01T12:30", "Europe/Berlin")).toBe("2026-07-01T10:30:00.000Z");
  expect(typedOf(moment("2026-12-31T23:30:00.000Z"), "Asia/Kolkata")).toBe("2027-01-01T05:00");
});

it("loses no minute in any zone, but for those that a clock has twice", () => {
  const zones = ["UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"];
  fc.assert(
    fc.property(
      fc.integer({ min: 26_297_280, max: 33_000_000 }),
      fc.constantFrom(...zones),
      (minutes, timeZone) => {
        const iso = new Date(minutes * 60_000).toISOString();
        const back = untyped({ type: "datetime" }, typedOf(moment(iso), timeZone), timeZone);
        const apart = Math.abs(Date.parse(String(back)) - Date.parse(iso));
        expect([0, 1_800_000, 3_600_000]).toContain(apart);
        expect(typedOf(moment(String(back)), timeZone)).toBe(typedOf(moment(iso), timeZone));
      },
    ),
  );
});

it("leaves what is no moment for the check to refuse, and everything else as it was typed", () => {
  expect(untyped({ type: "datetime" }, "soon", "UTC")).toBe("soon");
  expect(untyped({ type: "datetime" }, "2026-02-31T10:00", "UTC")).toBe("2026-02-31T10:00");
  expect(untyped({ type: "string" }, "2026-02-01T10:00", "UTC")).toBe("2026-02-01T10:00");
  expect(typedOf({ type: "string", value: null }, "UTC")).toBe("");
  expect(typedOf({ type: "boolean", value: false }, "UTC")).toBe("false");
});
