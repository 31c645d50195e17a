import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyless, type OwnKeys, ownKey } from "@/components/ui/own-keys";
import type { KeyRow } from "./all-keys";
import { clashesOf, refusalOf, withKey } from "./key-edits";

const rows: readonly KeyRow[] = [
  ...["e", "E", "t", "j", "g q", "g v", "?", "Mod+k"],
  ...["title", "merge"].map(keyless),
].map((keys) => ({
  keys,
  title: `does ${keys}`,
}));
const titles = (found: readonly KeyRow[]) => found.map((row) => row.keys);

describe("clashes", () => {
  it("are the same key, and a key that another begins with", () => {
    expect(titles(clashesOf(rows, {}, "e", "t"))).toEqual(["t"]);
    expect(titles(clashesOf(rows, {}, "e", "T"))).toEqual([]);
    expect(titles(clashesOf(rows, {}, "e", "g"))).toEqual(["g q", "g v"]);
    expect(titles(clashesOf(rows, {}, "e", "g x"))).toEqual([]);
    expect(titles(clashesOf(rows, {}, "g q", "e x"))).toEqual(["e"]);
  });

  it("are none with oneself, nor with what has no key or another one", () => {
    expect(clashesOf(rows, {}, "e", "e")).toEqual([]);
    expect(clashesOf(rows, { t: null }, "e", "t")).toEqual([]);
    expect(titles(clashesOf(rows, { t: "y" }, "e", "y"))).toEqual(["t"]);
    expect(clashesOf(rows, { t: "y" }, "e", "t")).toEqual([]);
  });
});

describe("giving a key", () => {
  it("takes it from the one that had it", () => {
    expect(withKey(rows, {}, "e", "t")).toEqual({ e: "t", t: null });
    expect(withKey(rows, { e: "t", t: null }, "t", "e")).toEqual({ e: "t", t: "e" });
  });

  it("forgets a change that leads back to what it came with", () => {
    expect(withKey(rows, { e: "y" }, "e", "e")).toEqual({});
    expect(withKey(rows, {}, "e", null)).toEqual({ e: null });
  });

  it("can be to what comes without one, which is as it came once it has none again", () => {
    const [title, merge] = ["title", "merge"].map(keyless);
    if (title === undefined || merge === undefined) throw new Error("both have a name");
    expect(clashesOf(rows, {}, "e", "X")).toEqual([]);
    const given = withKey(rows, {}, title, "X");
    expect(given).toEqual({ [title]: "X" });
    expect(titles(clashesOf(rows, given, merge, "X"))).toEqual([title]);
    expect(withKey(rows, given, merge, "X")).toEqual({ [merge]: "X" });
    expect(withKey(rows, given, title, null)).toEqual({});
    expect(withKey(rows, {}, title, "t")).toEqual({ [title]: "t", t: null });
  });

  const press = fc.constantFrom("e", "E", "t", "j", "g", "q", "v", "?", "y", "ж");
  const wanted = fc.oneof(
    press,
    fc.tuple(press, press).map((two) => two.join(" ")),
    fc.constant(null),
  );
  const edit = fc.tuple(fc.constantFrom(...rows.map((row) => row.keys)), wanted);

  it("never leaves two things on one key, nor one key at the beginning of another, after whatever edits", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const own = edits.reduce<OwnKeys>((map, [keys, to]) => withKey(rows, map, keys, to), {});
        const held = rows.flatMap((row) => ownKey(own, row.keys) ?? []);
        for (const [at, one] of held.entries())
          for (const [other, two] of held.entries())
            if (at !== other) expect(one === two || one.startsWith(`${two} `)).toBe(false);
        const last = edits.at(-1);
        if (last) expect(ownKey(own, last[0]) ?? null).toBe(last[1]);
      }),
    );
  });
});

describe("what cannot be a key", () => {
  it.each([
    ["e", "Tab"],
    ["e", "Enter"],
    ["e", "Escape"],
    ["e", " "],
    ["e", "ArrowDown"],
    ["e", "F5"],
    ["e", "Mod+e"],
    ["e", "g Enter"],
    ["e", ""],
    ["Mod+k", "k"],
    ["Mod+k", "Mod+w"],
    ["Mod+k", "Mod+c"],
  ])("for %s is %j", (keys, pressed) => {
    expect(refusalOf(keys, pressed)).not.toBeNull();
  });

  it.each([
    ["e", "y"],
    ["e", "Y"],
    ["e", "é"],
    ["e", "+"],
    ["e", "g x"],
    ["Mod+k", "Mod+e"],
  ])("for %s is not %j", (keys, pressed) => {
    expect(refusalOf(keys, pressed)).toBeNull();
  });
});
