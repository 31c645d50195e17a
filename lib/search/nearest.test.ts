import { describe, expect, it } from "vitest";
import { nearest } from "./nearest";

describe("nearest", () => {
  it.each([
    ["stat", ["state"]],
    ["opne", ["open"]],
    ["closd", ["closed"]],
    ["priorty", ["priority"]],
    ["xyz", []],
    ["", []],
  ])("to %s", (text, expected) => {
    expect(nearest(text, ["state", "open", "closed", "priority", "assignee"])).toEqual(expected);
  });

  it("gives three at most, best first", () => {
    expect(nearest("tag", ["tags", "tab", "taga", "tagb", "tac"])).toEqual(["tags", "taga", "tagb"]);
  });

  it("looks at forty characters, so that a long word costs no more", () => {
    const word = "a".repeat(40);
    expect(nearest(word + "z".repeat(1000), [word])).toEqual([word]);
  });
});
