import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markProblems, piecesOf } from "./tokens";

const kinds = (text: string) =>
  piecesOf(text)
    .filter((piece) => piece.kind !== "gap")
    .map((piece) => `${piece.kind} ${piece.text}`);

describe("piecesOf", () => {
  it("puts a minus with its term", () => {
    expect(kinds("state:open -tag:spam")).toEqual(["term state:open", "negated -tag:spam"]);
  });

  it("tells the field's name from its value", () => {
    expect(piecesOf("-tag:spam")[0]).toMatchObject({ nameLength: 5 });
    expect(piecesOf("tag:spam")[0]).toMatchObject({ nameLength: 4 });
  });

  it("shows signs and plain words as what they are", () => {
    expect(kinds("(state:open or refund) -")).toEqual([
      "sign (",
      "term state:open",
      "sign or",
      "word refund",
      "sign )",
      "sign -",
    ]);
  });

  const line = fc
    .array(
      fc.constantFrom(
        "-",
        "(",
        ")",
        " ",
        "or",
        "not ",
        "state:",
        "open",
        '"',
        "tag:a,b",
        ">2h",
        "é",
        "\u202e",
      ),
    )
    .map((parts) => parts.join(""));

  it("gives back the very text, whatever was typed", () => {
    fc.assert(
      fc.property(fc.oneof(line, fc.string()), (text) => {
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        expect(new Set(pieces.map((piece) => piece.from)).size).toBe(pieces.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe("markProblems", () => {
  it("marks exactly the places that are wrong", () => {
    expect(markProblems("ab cd", [{ from: 3, to: 5 }])).toEqual([
      { from: 0, text: "ab ", wrong: false },
      { from: 3, text: "cd", wrong: true },
    ]);
  });

  it("gives back the very text, also for places outside of it", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.record({ from: fc.integer(), to: fc.integer() })),
        (text, problems) => {
          expect(
            markProblems(text, problems)
              .map((part) => part.text)
              .join(""),
          ).toBe(text);
        },
      ),
    );
  });
});
