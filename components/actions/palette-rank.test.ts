import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ranked, rank, scoreOf } from "./palette-rank";

const one = (label: string, more: Partial<Ranked> = {}): Ranked => ({ id: label, label, ...more });
const found = (items: readonly Ranked[], typed: string, used: readonly string[] = []) =>
  rank(items, typed, used).map((item) => item.label);

describe("what the palette finds", () => {
  const commands = [
    one("Close", { group: "“Parcel”" }),
    one("Convert to ticket", { group: "“Parcel”" }),
    one("Closed today", { group: "Go to" }),
    one("Assign to Émile Zola", { group: "Assign", typedOnly: true, words: "emile@acme.test" }),
    one("Enclosure", { group: "Tags", typedOnly: true }),
    one("Settings", { group: "Go to", words: "sign out" }),
  ];

  it("is all but what has to be asked for by name while nothing is typed, in its own order", () => {
    expect(found(commands, "  ")).toEqual(["Close", "Convert to ticket", "Closed today", "Settings"]);
  });

  it("begins with what is called so, then what begins so, then what has it inside", () => {
    expect(found(commands, "close")).toEqual(["Close", "Closed today"]);
    expect(found(commands, "clos")).toEqual(["Close", "Closed today", "Enclosure"]);
  });

  it.each([
    ["emile", "Assign to Émile Zola"],
    ["ZOLA assign", "Assign to Émile Zola"],
    ["acme", "Assign to Émile Zola"],
    ["cvt", "Convert to ticket"],
    ["ticket conv", "Convert to ticket"],
    ["out", "Settings"],
  ])("for %j begins with %s", (typed, label) => {
    expect(found(commands, typed)[0]).toBe(label);
  });

  it("puts what was used last first among equals, and no further", () => {
    const two = [one("Close"), one("Clone")];
    expect(found(two, "clo", ["Clone"])).toEqual(["Clone", "Close"]);
    expect(found(two, "close", ["Clone"])).toEqual(["Close"]);
    expect(found([one("Tag"), one("Tags of the week")], "tag", ["Tags of the week"])[0]).toBe("Tag");
  });

  it("puts what cannot be done now behind what can and is called the same, whatever was used last", () => {
    const ofNothing = one("Snooze", { id: "a", group: "Actions", disabled: true });
    const ofTicket = one("Snooze", { id: "b", group: "This ticket" });
    const ids = (typed: string) => rank([ofNothing, ofTicket], typed, ["a"]).map(({ id }) => id);
    expect(ids("snooze")).toEqual(["b", "a"]);
    expect(ids("sno")).toEqual(["b", "a"]);
    expect(found([ofNothing, one("Snoozed", { group: "Go to" })], "snooze")[0]).toBe("Snooze");
  });

  it("keeps groups together, the one with the best first", () => {
    const items = [one("Go red", { group: "b" }), one("Red", { group: "a" }), one("Redder", { group: "b" })];
    expect(found(items, "red")).toEqual(["Red", "Redder", "Go red"]);
  });

  it("finds everything by its own name, whatever it is, and never throws", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 20 }),
        fc.string({ maxLength: 8 }),
        (label, typed) => {
          expect(scoreOf(label, one(label))).not.toBeNull();
          expect(() => rank([one(label)], typed, [])).not.toThrow();
        },
      ),
    );
  });
});
