import { describe, expect, it } from "vitest";
import { isTimeZone } from "@/lib/core/zone";
import { zoneOfPlace } from "./zone-of-place";

const at = (country: string | null, city: string | null = null, region: string | null = null) =>
  zoneOfPlace({ country, city, region });

describe("the clock at a place", () => {
  it("is that of the country where it has one, by whichever of its names", () => {
    expect(at("Germany", "Hamburg")).toBe("Europe/Berlin");
    expect(at("United Kingdom")).toBe("Europe/London");
    expect(at(" türkiye ")).toBe("Europe/Istanbul");
    expect(at("Turkey")).toBe("Europe/Istanbul");
    expect(at("IE", "Dublin")).toBe("Europe/Dublin");
  });

  it("is that of the city or the state where the country has several", () => {
    expect(at("United States", "Chicago")).toBe("America/Chicago");
    expect(at("United States", null, "California")).toBe("America/Los_Angeles");
    expect(at("Australia", "Brisbane", "Queensland")).toBe("Australia/Brisbane");
  });

  it("is not guessed", () => {
    expect(at("United States", "Portland")).toBeNull();
    expect(at("United States")).toBeNull();
    expect(at("Atlantis", "Poseidonis")).toBeNull();
    expect(at(null, "Berlin")).toBeNull();
    expect(at("__proto__", "constructor")).toBeNull();
  });

  it("is known, under a name that this machine knows, for nearly all countries of one clock", () => {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const known = letters.flatMap((a) => letters.map((b) => at(a + b))).filter((zone) => zone !== null);
    expect(known.length).toBeGreaterThan(115);
    for (const zone of known) expect(isTimeZone(zone), zone).toBe(true);
  });
});
