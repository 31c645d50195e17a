import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttributeKind } from "@/lib/api/workspace";
import { draftOf, editingOf, fieldFor, sameValue, typedValue } from "./attribute-input";
import { attributeKind } from "./testing/attribute-kind";

const kind = (over: Partial<AttributeKind> = {}): AttributeKind => attributeKind("Plan", over);

const typed = (
  over: Partial<AttributeKind>,
  draft: Parameters<typeof typedValue>[2],
  before: Parameters<typeof typedValue>[1] = null,
) => {
  const read = typedValue(kind(over), before, draft);
  return read.ok ? read.value : `! ${read.error}`;
};

describe("what was typed for an attribute", () => {
  it("of text is the text, and nothing takes it away", () => {
    expect(typed({}, "  Billing & co ")).toBe("  Billing & co ");
    expect(typed({}, " \n ")).toBeNull();
  });

  it("of a number is one, with a point or a comma", () => {
    expect(typed({ type: "integer" }, "-12")).toBe(-12);
    expect(typed({ type: "decimal" }, "12,5")).toBe(12.5);
    expect(typed({ type: "float" }, "12.5")).toBe(12.5);
    expect(typed({ type: "integer" }, "12.5")).toBe("! Enter a whole number.");
    expect(typed({ type: "decimal" }, "a dozen")).toBe("! Enter a number.");
    expect(typed({ type: "decimal" }, "1,000")).toContain("a comma can mean either");
    expect(typed({ type: "integer" }, "")).toBeNull();
  });

  it("of yes or no, and of a list, is one of them or nothing", () => {
    expect(typed({ type: "boolean" }, "true")).toBe(true);
    expect(typed({ type: "boolean" }, "")).toBeNull();
    expect(typed({ type: "list", options: ["High", "Low"] }, "Low")).toBe("Low");
    expect(typed({ type: "list", options: ["High", "Low"] }, "Medium")).toBe("! Choose one of: High, Low.");
    expect(typed({ type: "list", options: ["High"] }, "Gone", "Gone")).toBe("Gone");
  });

  it("of a moment is unix seconds, in the reader's own time", () => {
    const at = typed({ type: "datetime" }, "2026-11-24T09:30");
    expect(at).toBe(new Date(2026, 10, 24, 9, 30).getTime() / 1000);
    expect(draftOf(kind({ type: "datetime" }), at)).toBe("2026-11-24T09:30");
    expect(draftOf(kind({ type: "date" }), String(at))).toBe("2026-11-24T09:30");
    expect(typed({ type: "datetime" }, "soon")).toBe("! Enter a date and a time.");
  });

  it("of a relationship is ids, each once; one where it refers to one", () => {
    const reference = { objectType: "Order", many: true };
    expect(typed({ type: "relationship", reference }, ["21", " 22 ", "21", ""])).toEqual(["21", "22"]);
    expect(typed({ type: "relationship", reference }, [])).toBeNull();
    expect(typed({ type: "relationship", reference: { ...reference, many: false } }, ["21", "22"])).toBe(
      "! This attribute refers to one only.",
    );
  });

  it("is the value itself when nothing was changed, whatever it is", () => {
    const cases: [Partial<AttributeKind>, fc.Arbitrary<string | number | boolean | string[]>][] = [
      [{}, fc.string({ minLength: 1 }).filter((text) => text.trim() !== "")],
      [{ type: "integer" }, fc.integer()],
      [{ type: "boolean" }, fc.boolean()],
      [{ type: "list", options: ["a", "b"] }, fc.constantFrom("a", "b", "gone")],
      [{ type: "relationship" }, fc.uniqueArray(fc.stringMatching(/^[0-9a-z]{1,8}$/), { minLength: 1 })],
    ];
    for (const [over, values] of cases)
      fc.assert(
        fc.property(values, (value) => {
          const read = typedValue(kind(over), value, draftOf(kind(over), value));
          expect(read.ok && sameValue(read.value, value)).toBe(true);
        }),
      );
  });

  it("never throws", () => {
    const types = fc.constantFrom(
      "string",
      "integer",
      "decimal",
      "boolean",
      "datetime",
      "list",
      "relationship",
      "files",
      "?",
    );
    const draft = fc.oneof(fc.string(), fc.array(fc.string()));
    fc.assert(
      fc.property(types, draft, (type, one) => typedValue(kind({ type }), null, one).ok !== undefined),
    );
  });
});

describe("an attribute", () => {
  it("that Intercom lets nobody write, or of a type that nobody knows, is only shown", () => {
    expect(editingOf(kind({ writable: false }), "x")).toBeNull();
    expect(editingOf(kind({ type: "hologram" }), "x")).toBeNull();
    expect(editingOf(kind({ type: "files", writable: false }), null)).toBeNull();
  });

  it("with several values is edited as several, whatever its type says", () => {
    expect(editingOf(kind({ type: "list", options: ["a"] }), ["a"])).toBe("several");
    expect(editingOf(kind({ type: "relationship" }), null)).toBe("several");
    expect(editingOf(kind(), "a")).toBe("field");
  });

  it("keeps the value that is no longer offered among its choices, and says so", () => {
    const { items } = fieldFor(kind({ type: "list", options: ["High"] }), "Old");
    expect(items).toEqual([
      { id: "High", name: "High" },
      { id: "Old", name: "Old (no longer offered)" },
    ]);
  });
});
