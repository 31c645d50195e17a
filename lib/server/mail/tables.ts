import "server-only";
import {
  element,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  holds,
  isBlank,
  isBlock,
  text,
  wordsOf,
} from "./html-tree";

const parts: ReadonlySet<string> = new Set(["thead", "tbody", "tfoot"]);
const longestCell = 120;

const elements = (node: HtmlElement): readonly HtmlElement[] =>
  node.children.filter((child): child is HtmlElement => child.kind === "element");

const rowsOf = (table: HtmlElement): readonly HtmlElement[] =>
  elements(table).flatMap((child) =>
    child.tag === "tr"
      ? [child]
      : parts.has(child.tag)
        ? elements(child).filter(({ tag }) => tag === "tr")
        : [],
  );
const cellsOf = (row: HtmlElement): readonly HtmlElement[] =>
  elements(row).filter(({ tag }) => tag === "td" || tag === "th");

const bulky: ReadonlySet<string> = new Set(["img", "ul", "ol", "h1", "h2", "h3", "blockquote", "hr", "pre"]);

/** A grid of facts, whose columns mean something: not one that was used to put words beside a picture. */
const isGrid = (table: HtmlElement): boolean => {
  if (holds(table, ({ tag }) => tag === "table")) return false;
  if (holds(table, ({ tag }) => tag === "th" || tag === "caption")) return true;
  const rows = rowsOf(table).map(cellsOf);
  const wide = rows.filter((cells) => cells.length > 1);
  if (wide.length < 2 || wide.length * 2 < rows.length) return false;
  return (
    !holds(table, ({ tag }) => bulky.has(tag)) &&
    wide.flat().every((cell) => wordsOf(cell).trim().length <= longestCell)
  );
};

const isSeen = (node: HtmlNode): boolean =>
  holds(
    { kind: "element", tag: "", attributes: new Map(), children: [node] },
    ({ tag }) => tag === "img" || tag === "hr" || tag === "table",
  ) || wordsOf(node).trim() !== "";

const isInline = (cell: HtmlElement): boolean =>
  !cell.children.some((child) => isBlock(child) || holds(child, isBlock));

/** One row as it is read: what stood side by side in few words stays in one line, the rest comes one below the other. */
const unrolled = (row: HtmlElement): HtmlNode[] => {
  const cells = cellsOf(row).filter(isSeen);
  if (cells.length > 1 && cells.every((cell) => isInline(cell) && wordsOf(cell).length <= longestCell)) {
    return [
      element(
        "div",
        cells.flatMap((cell, at) => (at === 0 ? cell.children : [text("\u2003"), ...cell.children])),
      ),
    ];
  }
  return cells.flatMap((cell) => {
    const children = cell.children.filter((child) => !isBlank(child));
    return children.every(isBlock) ? children : [element("div", cell.children)];
  });
};

const scrolling = (table: HtmlElement): HtmlElement => {
  const box = element("div", [table]);
  for (const [name, value] of [
    ["data-scroll", ""],
    ["tabindex", "0"],
    ["role", "group"],
    ["aria-label", "Table"],
  ] as const) {
    box.attributes.set(name, value);
  }
  return box;
};

/**
 * Tables that lay a mail out become its words in the order in which they are read; tables of facts stay, each in a box that
 * scrolls by itself. Changes the tree.
 */
export const readTables = (node: HtmlElement): void => {
  node.children = node.children.flatMap((child): HtmlNode[] => {
    if (child.kind === "text") return [child];
    if (child.tag !== "table") {
      readTables(child);
      return [child];
    }
    const grid = isGrid(child);
    for (const row of rowsOf(child)) for (const cell of cellsOf(row)) readTables(cell);
    return grid ? [scrolling(child)] : rowsOf(child).flatMap(unrolled);
  });
};

/** Whether tables stand in tables, which is how mails are laid out. */
export const hasNestedTables = (node: HtmlElement): boolean =>
  [...elementsOf(node)].some((one) => one.tag === "table" && holds(one, ({ tag }) => tag === "table"));
