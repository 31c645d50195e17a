import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fieldTable } from "./field-table";
import { fields, operatorsOf } from "./fields";
import { parse } from "./parse";
import { print } from "./print";

const readme = readFileSync(fileURLToPath(new URL("README.md", import.meta.url)), "utf8");

describe("the registry", () => {
  it("has a row for each of the 56 fields of Intercom's conversation search, and none twice", () => {
    const api = fields.flatMap((row) =>
      row.api === null || row.searched !== "conversations" ? [] : [row.api],
    );
    expect(new Set(api).size).toBe(56);
    expect(api).toHaveLength(56);
  });

  it("gives every short name and alias to one field only", () => {
    const names = fields.flatMap((row) => [row.name, ...row.aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z.-]*$/);
  });

  it("lets every field be searched by at least one operator", () => {
    for (const row of fields) expect(operatorsOf(row)).toContain("is");
  });
});

/** The formatter pads tables, so cells are compared, not characters. */
const cellsOf = (markdown: string): readonly string[][] =>
  markdown
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.startsWith("| -"))
    .map((line) => line.split("|").map((cell) => cell.trim()));

describe("README.md", () => {
  it.each([
    ["## Fields", "conversations"],
    ["## Fields of tickets", "tickets"],
    ["## Looked at after loading", "here"],
  ] as const)("holds the registry's table under %s", (heading, searched) => {
    const from = readme.indexOf(`\n${heading}\n`);
    const part = readme.slice(from + 1, readme.indexOf("\n## ", from + 1) >>> 0);
    expect(cellsOf(part)).toEqual(cellsOf(fieldTable(searched)));
  });

  it("has only examples that read without a problem and print as they stand", () => {
    const block = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const lines = block.split("\n").filter((line) => line.trim() !== "");
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      expect(parse(line).problems, line).toEqual([]);
      expect(print(parse(line).tree)).toBe(line);
    }
  });
});
