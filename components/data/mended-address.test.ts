import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mendAddress } from "./mended-address";

const mend = (fields: Readonly<Record<string, string>>) => mendAddress(new URLSearchParams(fields));
const queryOf = (search: string) => new URLSearchParams(search).get("q");

describe("an old or tampered address", () => {
  it("keeps what can be read and says what was left out", () => {
    const { search, dropped } = mend({ q: "state:open colour:red tag:9", c: "12" });
    expect(queryOf(search)).toBe("state:open tag:9");
    expect(new URLSearchParams(search).get("c")).toBe("12");
    expect(dropped).toEqual(["There is no field “colour”."]);
  });

  it("says so of order, columns and grouping as well", () => {
    const { search, dropped } = mend({ sort: "__proto__", columns: "contact,constructor", group: "x" });
    expect(search).toBe("");
    expect(dropped).toHaveLength(3);
    expect(dropped[0]).toContain("“__proto__”");
  });

  it("quotes no more than a line of it", () => {
    for (const line of mend({ q: `a:${"x".repeat(5000)}`, sort: "y".repeat(5000) }).dropped)
      expect(line.length).toBeLessThan(300);
  });

  it("that can be read stays as it is, to the letter", () => {
    const { was, search, dropped } = mend({ q: "  state:open   AND  read:no", sort: "updated" });
    expect(search).toBe(was);
    expect(dropped).toEqual([]);
  });

  it("always leaves one in which nothing more is left out", () => {
    const part = fc.oneof(fc.string(), fc.constantFrom("state:open", "(", "or", "-", "tag:1", "a:b", '"'));
    fc.assert(
      fc.property(
        fc.array(part).map((all) => all.join(" ")),
        fc.string(),
        (q, sort) => {
          const { search } = mend({ q, sort });
          expect(mendAddress(new URLSearchParams(search)).dropped).toEqual([]);
        },
      ),
    );
  });
});
