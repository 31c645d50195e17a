import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hueOf, initials } from "./face";

describe("initials", () => {
  it.each([
    ["Mei Kobayashi", "MK"],
    ["tomás ortega díaz", "TD"],
    ["سارة حداد", "سح"],
    ["佐藤 花子", "佐"],
    ["김민준", "김"],
    ["Ada", "A"],
    ["ada.nwosu@acme.com", "AN"],
    ["O’Neill, Shaun", "OS"],
    ["👩‍👩‍👧 family", "👩‍👩‍👧F"],
    ["e\u0301milie zola", "ÉZ"],
    ["🇵🇱 anna", "🇵🇱A"],
    ["👍🏽 up", "👍🏽U"],
    ["नीरज चोपड़ा", "नीचो"],
    ["\u202Eevil name", "EN"],
    ["   ", "?"],
    ["", "?"],
    ["!!! ???", "?"],
  ])("of %j are %j", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it("never throw and are never empty, whatever a name holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(initials(name).length).toBeGreaterThan(0);
      }),
    );
  });

  it("hold no sign that turns the direction of what follows", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(initials(`\u202E${name}\u2066`)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe("hueOf", () => {
  it("stays the same for the same seed and on the colour circle", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(hueOf(seed)).toBe(hueOf(seed));
        expect(hueOf(seed)).toBeGreaterThanOrEqual(0);
        expect(hueOf(seed)).toBeLessThan(360);
      }),
    );
  });
});
