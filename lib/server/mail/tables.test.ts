import { describe, expect, it } from "vitest";
import { parseTree, printTree } from "./html-tree";
import { hasNestedTables, readTables } from "./tables";

const read = (html: string): string => {
  const root = parseTree(html);
  readTables(root);
  return printTree(root.children);
};
const box = (table: string): string =>
  `<div data-scroll tabindex="0" role="group" aria-label="Table">${table}</div>`;

describe("tables of facts", () => {
  it.each([
    ["with headings", "<table><tr><th>Item</th><th>Price</th></tr><tr><td>Lamp</td><td>9</td></tr></table>"],
    [
      "without",
      "<table><tbody><tr><td>Lamp</td><td>9</td></tr><tr><td>Chair</td><td>20</td></tr></tbody></table>",
    ],
  ])("stay %s, in a box that scrolls and can be reached by keys", (_, table) => {
    expect(read(`<p>x</p>${table}`)).toBe(`<p>x</p>${box(table)}`);
  });

  it("stay inside of a table that lays out", () => {
    const facts = "<table><tr><td>Lamp</td><td>9</td></tr><tr><td>Chair</td><td>20</td></tr></table>";
    const whole = `<table><tr><td>Your order</td></tr><tr><td>${facts}</td></tr></table>`;
    expect(read(whole)).toBe(`<div>Your order</div>${box(facts)}`);
    expect(hasNestedTables(parseTree(whole))).toBe(true);
    expect(hasNestedTables(parseTree(facts))).toBe(false);
  });
});

describe("tables that lay out", () => {
  it.each([
    [
      "one column, one below the other",
      "<table><tr><td>One</td></tr><tr><td><p>Two</p></td></tr></table>",
      "<div>One</div><p>Two</p>",
    ],
    [
      "words beside a picture",
      '<table><tbody><tr><td><img src="a" alt="" /></td><td><p>Ada</p><p>Sales</p></td></tr></tbody></table>',
      '<div><img src="a" alt="" /></div><p>Ada</p><p>Sales</p>',
    ],
    [
      "a row of few words stays a line",
      "<table><tr><td>Total</td><td><b>9</b></td></tr></table>",
      "<div>Total\u2003<b>9</b></div>",
    ],
    [
      "cells that only keep distance",
      "<table><tr><td>\u00a0</td><td>Hi</td><td></td></tr></table>",
      "<div>Hi</div>",
    ],
    ["nothing", "<table></table>", ""],
  ])("are read in their order: %s", (_, table, words) => {
    expect(read(table)).toBe(words);
  });
});
